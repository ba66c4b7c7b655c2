import type { ModelCard } from './model-card.js';

export const modelFamilies = ['sdxl', 'z-image', 'qwen-image', 'flux', 'wan', 'ltx', 'ltx2'] as const;
export type ModelFamily = (typeof modelFamilies)[number];

/** Where a model's files come from. `revision` null: whatever the repository has when it is pulled, which is then kept. */
export type ModelSource = { repository: string; revision: string | null };

/** A model that the diffusers worker can load, as the catalogue describes it. */
export type CatalogueModel = {
	card: ModelCard & { engine: 'diffusers' };
	family: ModelFamily;
	source: ModelSource;
	/** Folder with the files, in diffusers' layout, in place of the one that `models pull` fills. */
	path: string | null;
	/** What the download takes on the disk. */
	downloadBytes: number;
	/** What a device needs with everything on it: weights, and on top what the native size needs while it runs. */
	memory: { weightsBytes: number; workBytes: number };
	/** What the worker is told for the family; see render-node/diffusion/PROTOCOL.md. */
	settings: Readonly<Record<string, string | number | boolean | null>>;
};

/** A model of the catalogue on this machine. */
export type ShelvedModel = {
	model: CatalogueModel;
	/** Folder to load it from; null: it cannot be loaded, and the note says why and the way out. */
	path: string | null;
	note: string;
};

export type ModelShelf = {
	/** Looks at the disk anew, so that a model that was pulled meanwhile is found. */
	models(): Promise<ShelvedModel[]>;
};
