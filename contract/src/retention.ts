import { z } from 'zod';
import { assetKinds } from '../vocabulary.js';
import { assetIdSchema, instantSchema } from './scalars.js';

const count = z.number().int().nonnegative();

export const retentionReportSchema = z
	.object({
		dryRun: z.boolean().meta({ description: 'Whether nothing was taken away.' }),
		ranAt: instantSchema,
		jobs: count.meta({ description: 'Ended jobs; the newest of each step of a production stays.' }),
		batches: count,
		results: count,
		requestKeys: count.meta({
			description: 'Keys of requests that nobody sends again, or whose job or batch is gone.',
		}),
		deliveries: count,
		reservations: count.meta({ description: 'Of money: settled ones, with their request keys.' }),
		purchases: count.meta({
			description: 'Kept and failed ones; what they were is bought anew when it is wanted again.',
		}),
		quotaTakes: count.meta({ description: 'Takes that no window of their quota reaches any more, with their keys.' }),
		reviewWaits: count.meta({ description: 'Waits that have ended, with their request keys.' }),
		reviews: count.meta({ description: 'Decided ones, with their links and request keys.' }),
		auditEntries: count,
		assets: z
			.object({
				count,
				sizeBytes: count,
				oldest: z
					.array(z.object({ id: assetIdSchema, kind: z.enum(assetKinds), sizeBytes: count, createdAt: instantSchema }))
					.meta({ description: 'The first hundred.' }),
			})
			.meta({ description: 'Assets that no production, job, review or proof needs.' }),
	})
	.meta({ id: 'RetentionReport', description: 'What was taken away because it had been kept long enough.' });
export type RetentionReport = z.infer<typeof retentionReportSchema>;
