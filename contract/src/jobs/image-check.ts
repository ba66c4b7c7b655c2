import { z } from 'zod';
import { warningSchema } from '../problem.js';
import { assetIdSchema } from '../scalars.js';

export const imageCheckInput = z
	.strictObject({ assetId: assetIdSchema.meta({ description: 'Picture to look at.' }) })
	.meta({
		id: 'ImageCheckInput',
		description: 'Have the classifier of this service say what a picture shows. Judges nothing by itself.',
	});

export const imageCheckResult = z
	.object({
		labels: z
			.array(
				z.object({
					label: z.string().meta({ description: 'As the classifier calls it.' }),
					score: z.number().min(0).max(1),
				}),
			)
			.min(1)
			.meta({ description: 'All that the classifier knows, best first. Of a moving picture the highest scores.' }),
		classifier: z.object({
			name: z.string().meta({ description: 'Name of its folder.' }),
			version: z.string().meta({ description: 'Changes when it is exchanged, or what its labels mean.' }),
		}),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'ImageCheckResult' });

export const imageCheckExample = { assetId: 'a'.repeat(64) };
export type ImageCheckResult = z.infer<typeof imageCheckResult>;
