import { z } from 'zod';
import { accessRoles, accessTiers } from '../vocabulary.js';
import { idSchema, instantSchema } from './scalars.js';

const dayMs = 24 * 60 * 60 * 1000;

/** A key as it is shown: enough to recognise it by, never the key. */
export const apiKeySchema = z
	.object({
		id: idSchema,
		name: z.string().meta({ description: 'What the audit log calls its holder.' }),
		prefix: z.string().meta({ description: 'How the key begins, to recognise it by.' }),
		role: z.enum(accessRoles),
		tier: z.enum(accessTiers),
		state: z.enum(['live', 'expired', 'revoked']),
		createdAt: instantSchema,
		createdBy: z.string(),
		expiresAt: instantSchema.nullable(),
		revokedAt: instantSchema.nullable(),
		lastUsedAt: instantSchema.nullable().meta({ description: 'To the minute.' }),
		replacedById: idSchema.nullable().meta({ description: 'The key that took over when this one was rotated.' }),
	})
	.meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKeySchema>;

export const newApiKeySchema = apiKeySchema
	.extend({ secret: z.string().meta({ description: 'The key itself. It is shown this once and kept nowhere.' }) })
	.meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof newApiKeySchema>;

export const createApiKeyRequest = z
	.strictObject({
		name: z.string().min(1).max(100),
		role: z.enum(accessRoles),
		tier: z.enum(accessTiers).default('free'),
		expiresInMs: z
			.number()
			.int()
			.min(60_000)
			.max(10 * 365 * dayMs)
			.optional()
			.meta({ description: 'How long the key is valid; absent: until it is revoked.' }),
	})
	.meta({ id: 'CreateApiKeyRequest' });
export type CreateApiKeyRequest = z.input<typeof createApiKeyRequest>;

export const rotateApiKeyRequest = z
	.strictObject({
		overlapMs: z
			.number()
			.int()
			.min(0)
			.max(90 * dayMs)
			.default(dayMs)
			.meta({ description: 'How long the old key stays valid beside the new one.' }),
	})
	.meta({ id: 'RotateApiKeyRequest' });

/** Who the caller is and what is left of its budget of requests. */
export const accessSchema = z
	.object({
		name: z.string(),
		role: z.enum(accessRoles),
		tier: z.enum(accessTiers).nullable().meta({ description: 'Null: a key of the environment, without a limit.' }),
		requestsPerHour: z.number().int().nullable().meta({ description: 'Null: without a limit.' }),
	})
	.meta({ id: 'Access' });
export type Access = z.infer<typeof accessSchema>;
