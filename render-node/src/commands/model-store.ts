import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CatalogueEntry } from '../adapters/diffusion/shelf/catalogue-schema.js';
import { nearIds } from '../adapters/diffusion/shelf/near-ids.js';
import type { Catalogue } from '../adapters/diffusion/shelf/read-catalogue.js';
import { readConfig } from '../config.js';
import { notFound } from '../domain/refusal.js';

/** Catalogue that comes with the service. */
export const catalogueFile = fileURLToPath(new URL('../../models/catalogue.json', import.meta.url));
/** Folder of the Python packages. */
export const pythonPackages = fileURLToPath(new URL('../../diffusion', import.meta.url));

/** Where models come from and where they lie, by the settings. */
export type ModelStore = {
	catalogueFile: string;
	userCatalogueFile: string | null;
	modelsDir: string;
	acceptedLicences: readonly string[];
	pythonPath: string;
};

/** @throws ConfigRefused */
export function modelStore(environment: Readonly<Record<string, string | undefined>>): ModelStore {
	const { dataDir, modelsDir, modelCatalogue, acceptedLicences, pythonPath } = readConfig(environment);
	return {
		...{ catalogueFile, acceptedLicences, pythonPath },
		userCatalogueFile: modelCatalogue,
		modelsDir: modelsDir ?? path.join(dataDir, 'models'),
	};
}

/** @throws Refusal `model-unknown` with ids that may have been meant */
export function findEntry({ entries, broken }: Catalogue, id: string): CatalogueEntry {
	const entry = entries.find((one) => one.id === id);
	if (entry) return entry;
	const fault = broken.find((one) => one.id === id);
	const near = nearIds(
		id,
		entries.map((one) => one.id),
	);
	throw notFound('model-unknown', `The catalogue has no model ${id}`, {
		detail: fault && `Its entry cannot be used: ${fault.reason}`,
		fix: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'See render-node models list',
	});
}
