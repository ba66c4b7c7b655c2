import { z } from 'zod';
import { commercialUseRules, evidenceGaps } from '../vocabulary.js';
import { territorySchema } from './evidence.js';
import { productionAssetSchema } from './productions.js';
import { assetIdSchema, idSchema, instantSchema } from './scalars.js';

export const evidencePolicySchema = z
	.strictObject({
		commercialUse: z.enum(commercialUseRules).default('allowed').meta({
			description: '`allowed`: every licence must allow it; `not-forbidden`: none may forbid it; `any`: not asked.',
		}),
		territories: z.array(territorySchema).max(250).default([]).meta({
			description: 'Where the video is to be shown. Empty: a licence for some territories only is not asked about.',
		}),
		validAt: instantSchema.optional().meta({ description: 'When licences must not have expired; absent: now.' }),
		credits: z
			.boolean()
			.default(true)
			.meta({ description: 'Where a licence asks for credit, a credit line must stand.' }),
		receipts: z.boolean().default(true).meta({ description: 'What was paid for must have its receipt.' }),
		aiDisclosure: z.boolean().default(true).meta({ description: 'What a model made must be disclosed.' }),
		kidsModeration: z.boolean().default(true).meta({
			description:
				'Pictures, videos and sounds of a production that is made for children must have passed moderation: by an approved review of the production or by evidence.',
		}),
		uploaderClaims: z.boolean().default(true).meta({
			description: 'Whether it is proof enough that the uploader sent a file and nothing else is known of it.',
		}),
	})
	.meta({ id: 'EvidencePolicy', description: 'What must be proven before a video may go out.' });
export type EvidencePolicy = z.output<typeof evidencePolicySchema>;

export const verifyEvidenceRequest = z
	.strictObject({
		productionId: idSchema.optional(),
		assets: z.array(productionAssetSchema).min(1).max(200).optional().meta({
			description: 'Assets that go out, by role; absent: those that the production was completed with.',
		}),
		aiDisclosed: z
			.boolean()
			.default(false)
			.meta({ description: 'Whether the post says that a model made parts of it.' }),
		policy: evidencePolicySchema.prefault({}),
	})
	.refine(({ productionId, assets }) => (productionId ?? assets) !== undefined, {
		message: 'must name a production or assets',
		path: ['assets'],
	})
	.meta({ id: 'VerifyEvidenceRequest' });

export const evidenceGapSchema = z
	.object({
		code: z.enum(evidenceGaps),
		assetId: assetIdSchema,
		name: z.string().nullable().meta({ description: 'Name of the file; null where it is not in the store.' }),
		role: z.string().meta({ description: 'Role of a finished asset, or `source`.' }),
		usedIn: z.array(z.string()).meta({ description: 'Roles of the finished assets that it went into.' }),
		reason: z.string(),
		fix: z.string(),
	})
	.meta({ id: 'EvidenceGap', description: 'One thing that stands in the way of publishing.' });
export type EvidenceGap = z.infer<typeof evidenceGapSchema>;

export const evidenceCheckSchema = z
	.object({
		ready: z.boolean(),
		missing: z.array(evidenceGapSchema),
		checkedAssets: z.number().int().nonnegative(),
		aiGenerated: z.boolean().meta({ description: 'Whether a model made any part of it.' }),
		policy: evidencePolicySchema,
		checkedAt: instantSchema,
	})
	.meta({ id: 'EvidenceCheck' });
export type EvidenceCheck = z.infer<typeof evidenceCheckSchema>;
