import type { CatalogueModel } from '../../../domain/diffusion/catalogue.js';
import { contentHash } from '../../../domain/jobs/content-hash.js';
import type { CatalogueEntry } from './catalogue-schema.js';

/** @param revision of the files that are there; null: none are */
export function catalogueModel(entry: CatalogueEntry, revision: string | null): CatalogueModel {
	const { id, label, kinds, licence, sizes, frames, steps, guidance, takesNegativePrompt, hasSound, price } = entry;
	return {
		card: {
			...{
				id,
				label,
				engine: 'diffusers',
				kinds,
				licence,
				sizes,
				frames,
				steps,
				guidance,
				takesNegativePrompt,
				hasSound,
			},
			revision: revision ?? entry.source?.revision ?? null,
			setup: contentHash([entry.family, entry.path === null ? entry.source : null, entry.settings]),
			takesSeed: true,
			pricePerSecondMicros: price?.perSecondMicros ?? 0,
		},
		family: entry.family,
		source: { repository: entry.source?.repository ?? '', revision: entry.source?.revision ?? null },
		path: entry.path,
		downloadBytes: entry.downloadBytes,
		memory: entry.memory,
		settings: entry.settings,
	};
}
