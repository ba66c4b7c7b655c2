import { z } from 'zod';
import { assetLifecycleRules } from '../vocabulary.js';
import { assetIdSchema, idSchema, instantSchema } from './scalars.js';

export const setAssetLifecycleRequest = z
	.strictObject({
		rule: z.enum(assetLifecycleRules),
		deleteAt: instantSchema.optional().meta({ description: 'For `delete-after`, and for no other rule.' }),
	})
	.refine(({ rule, deleteAt }) => (rule === 'delete-after') === (deleteAt !== undefined), {
		path: ['deleteAt'],
		message: 'must be given for delete-after, and for no other rule',
	})
	.meta({ id: 'SetAssetLifecycleRequest' });
export type SetAssetLifecycleRequest = z.input<typeof setAssetLifecycleRequest>;

export const assetLifecycleSchema = z
	.object({
		assetId: assetIdSchema,
		rule: z.enum(assetLifecycleRules).meta({
			description:
				'by-rules: as the settings of retention say; keep: these pass over it; delete-after: goes at `deleteAt`.',
		}),
		deleteAt: instantSchema.nullable(),
		neededBy: idSchema.nullable().meta({
			description: 'A production that holds it or was made from it. As long as one does, it is not deleted.',
		}),
		changedBy: z.string().nullable().meta({ description: 'Name of the key; null where no rule of its own was set.' }),
		changedAt: instantSchema.nullable(),
	})
	.meta({ id: 'AssetLifecycle', description: 'How long an asset stays.' });
export type AssetLifecycle = z.infer<typeof assetLifecycleSchema>;
