import type { ImageGenerateResult, SceneImage, ThumbnailComposeResult } from '@showrunner/contract';
import type { AspectRatio, CardStyle, Mood } from '../../contract/vocabulary';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';

export type SceneImageRequest = {
	scenes: { id: string; text: string; mood: Mood }[];
	style: CardStyle;
	/** One picture per scene and aspect ratio. */
	aspectRatios: AspectRatio[];
	locale: string;
	/** The same seed gives the same pictures. */
	seed: number;
};

export type PaintRequest = {
	scenes: { id: string; prompt: string }[];
	/** Added to every prompt, so that all pictures look alike; empty for none. */
	look: string;
	/** One picture per scene and aspect ratio. */
	aspectRatios: AspectRatio[];
	/** Id of a model of that vendor; `auto` leaves the choice to it. */
	model: string;
	/** Whether another model may answer where the chosen one cannot; left out, it may. */
	fallBack?: boolean;
	negativePrompt?: string;
	steps?: number;
	guidance?: number;
	/** Picture to start from, and how far to go from it: 0.05 to 1. */
	reference?: { assetId: string; strength: number };
	seed: number;
};

/** Pictures that a model made, those that it failed at, and what they took. */
export type Painted = Omit<ImageGenerateResult, 'warnings'>;

export type ThumbnailRequest = {
	title: string;
	locale: string;
	aspectRatio: AspectRatio;
	mood: Mood;
	/** Image asset to lay the title on; left out, seeded art. */
	backgroundAssetId?: string;
	seed: number;
};

type Answer<T> = Promise<{ value: T; warnings: Warning[] }>;

/** Makes pictures as assets. Wishes that a vendor cannot meet become warnings. */
export type ImageProvider = VendorCard & {
	/** Without a model: seeded art, or the words of the scene set large. */
	drawScenes(request: SceneImageRequest, context: VendorContext): Answer<{ images: SceneImage[] }>;
	/** With an image model. Refuses where it has none that can; single scenes that failed are told in `failed`. */
	paintScenes(request: PaintRequest, context: VendorContext): Answer<Painted>;
	composeThumbnail(request: ThumbnailRequest, context: VendorContext): Answer<Omit<ThumbnailComposeResult, 'warnings'>>;
};
