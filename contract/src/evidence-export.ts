import { z } from 'zod';
import { evidenceGapSchema } from './evidence-check.js';
import { assetIdSchema } from './scalars.js';

const line = (longest: number) => z.string().min(1).max(longest);

export const evidenceCreditsSchema = z
	.object({
		text: z
			.string()
			.meta({ description: 'Ready for the description of a video; empty where nothing asks for credit.' }),
		lines: z.array(z.object({ assetIds: z.array(assetIdSchema), line: z.string() })),
		missing: z.array(evidenceGapSchema).meta({ description: 'What asks for credit without saying for whom.' }),
		aiGenerated: z.boolean(),
	})
	.meta({ id: 'EvidenceCredits' });
export type EvidenceCredits = z.infer<typeof evidenceCreditsSchema>;

export const disputeLetterRequest = z
	.strictObject({
		sender: line(300).meta({ description: 'Who signs.' }),
		contact: line(300).optional(),
		recipient: line(300).default('To whom it may concern'),
		platform: line(100).default('YouTube'),
		videoTitle: line(300).optional().meta({ description: 'By default the title of the production.' }),
		videoUrl: z
			.url({ protocol: /^https?$/ })
			.max(2_000)
			.optional(),
		claimReference: line(300).optional(),
		claimant: line(300).optional(),
		claimedWork: line(500).optional().meta({ description: 'What the claim says was used, in the words of the claim.' }),
		assetIds: z.array(assetIdSchema).min(1).max(200).optional().meta({
			description: 'Assets that the claim is about; absent: all that the production was made from.',
		}),
	})
	.meta({ id: 'DisputeLetterRequest' });
export type DisputeLetterWish = z.output<typeof disputeLetterRequest>;

export const disputeLetterSchema = z
	.object({
		subject: z.string(),
		text: z.string(),
		html: z.string().meta({ description: 'The same as a page that prints on paper.' }),
		assetIds: z.array(assetIdSchema),
		missing: z.array(evidenceGapSchema).meta({ description: 'What the letter cannot show. Close these gaps first.' }),
	})
	.meta({ id: 'DisputeLetter' });
export type DisputeLetter = z.infer<typeof disputeLetterSchema>;
