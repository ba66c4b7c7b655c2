import { z } from 'zod';
import { idSchema, instantSchema } from './scalars.js';

/** One thing that someone did; what is written here is never changed. */
export const auditEntrySchema = z
	.object({
		id: idSchema,
		actor: z.string().meta({ description: "Name of the caller's key, or service." }),
		action: z.string().meta({ description: 'Noun and verb, such as api-key.rotate.' }),
		subject: z.string().meta({ description: 'What it was done to, such as api-key:ID.' }),
		facts: z.record(z.string(), z.unknown()),
		createdAt: instantSchema,
	})
	.meta({ id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof auditEntrySchema>;
