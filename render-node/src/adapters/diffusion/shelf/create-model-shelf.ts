import type { ModelShelf, ShelvedModel } from '../../../domain/diffusion/catalogue.js';
import { acceptanceNote, acceptedIds, type AcceptanceSources } from './accepted-ids.js';
import { catalogueModel } from './catalogue-model.js';
import type { CatalogueEntry } from './catalogue-schema.js';
import { findModelFiles } from './find-model-files.js';
import { readCatalogue, type BrokenEntry } from './read-catalogue.js';

export type ModelShelfOptions = AcceptanceSources & {
	/** Catalogue that comes with the service. */
	catalogueFile: string;
	/** The operator's own; null: none. */
	userCatalogueFile: string | null;
};

/** Models of both catalogues with where their files are. Broken entries go to the log, once each. */
export function createModelShelf(options: ModelShelfOptions): ModelShelf {
	const told = new Set<string>();
	const tell = (broken: BrokenEntry) => {
		const key = JSON.stringify(broken);
		if (!told.has(key)) options.log.warn(broken, 'left out a part of the model catalogue');
		told.add(key);
	};
	return {
		async models() {
			const { entries, broken } = await readCatalogue(options);
			broken.forEach(tell);
			const accepted = await acceptedIds(options);
			return await Promise.all(entries.map((entry) => shelve(entry, options.modelsDir, accepted)));
		},
	};
}

async function shelve(entry: CatalogueEntry, modelsDir: string, accepted: ReadonlySet<string>): Promise<ShelvedModel> {
	const found = await findModelFiles(modelsDir, entry);
	const model = catalogueModel(entry, found.path === null ? null : found.revision);
	const { id, url, needsAcceptance } = entry.licence;
	if (needsAcceptance && !accepted.has(id)) {
		const rest = found.path === null ? ` ${found.note}` : '';
		return { model, path: null, note: `${acceptanceNote(id, url)}.${rest}` };
	}
	return { model, path: found.path, note: found.note };
}
