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
		requestKeys: count,
		deliveries: count,
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
