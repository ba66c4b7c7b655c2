import { z } from 'zod';
import { fileNameSchema, mediaSchema } from '../assets.js';
import { recordEvidenceRequest } from '../evidence.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema } from '../scalars.js';

const withoutLogin = (text: string) =>
	!URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === '');

export const assetImportInput = z
	.strictObject({
		url: z
			.url({ protocol: /^https?$/ })
			.max(4_096)
			.refine(withoutLogin, 'must hold no name and password')
			.meta({
				description: 'Where the file lies, by http or https. A signed link works; its query is not kept as evidence.',
			}),
		name: fileNameSchema.optional().meta({ description: "In place of the server's own name." }),
		evidence: recordEvidenceRequest
			.optional()
			.meta({ description: 'Where the right to use it comes from; the address is noted by itself.' }),
	})
	.meta({
		id: 'AssetImportInput',
		description: 'Bring a video, sound, picture or caption file into the store by its address.',
	});

export const assetImportResult = z
	.object({
		assetId: assetIdSchema,
		name: z.string(),
		mediaType: z.string().meta({ description: 'By the bytes, whatever the server says.' }),
		sizeBytes: z.number().int().positive(),
		media: mediaSchema.nullable(),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'AssetImportResult' });

export const assetImportExample = {
	url: 'https://example.com/clips/harbour.mp4',
	evidence: { sourceKind: 'licensed', licence: 'CC-BY-4.0' },
};
export type AssetImportInput = z.infer<typeof assetImportInput>;
export type AssetImportResult = z.infer<typeof assetImportResult>;
