import {
	catalogueEntrySchema,
	type CatalogueEntry,
} from '../../render-node/src/adapters/diffusion/shelf/catalogue-schema';

/** An entry as a file may have it: a small SDXL that is free for all. */
export const rawEntry = {
	id: 'tiny',
	label: 'Tiny',
	family: 'sdxl',
	source: { repository: 'acme/tiny' },
	kinds: ['text-to-image'],
	licence: {
		...{ id: 'mit', url: 'https://example.com/mit', commercialUse: 'allowed', note: '', needsAcceptance: false },
	},
	downloadBytes: 4_000_000,
	memory: { weightsBytes: 4_000_000, workBytes: 1_000_000 },
	sizes: { native: { width: 64, height: 64 }, multipleOf: 8, leastSide: 32, mostPixels: 16_384 },
	steps: { least: 1, most: 20, preset: 4 },
	guidance: null,
	takesNegativePrompt: true,
};

export const catalogueEntry = (changes: object = {}): CatalogueEntry =>
	catalogueEntrySchema.parse({ ...rawEntry, ...changes });
