import { z } from 'zod';
import { accessSchema, apiKeySchema, createApiKeyRequest, newApiKeySchema, rotateApiKeyRequest } from '../access.js';
import { page } from '../scalars.js';
import { paging, type RouteSchemas } from './route-schemas.js';

export const accessRoutes = {
	getAccess: { summary: 'Who the caller is', response: accessSchema },
	createApiKey: {
		summary: 'Create an API key; the key itself is in this answer alone',
		role: 'admin',
		body: createApiKeyRequest,
		response: newApiKeySchema,
		status: 201,
	},
	getApiKeys: {
		summary: 'List API keys',
		role: 'admin',
		query: z.strictObject({ ...paging, state: z.enum(['live', 'expired', 'revoked']).optional() }),
		response: page(apiKeySchema),
	},
	getApiKey: { summary: 'Get an API key', role: 'admin', response: apiKeySchema },
	rotateApiKey: {
		summary: 'Replace an API key; the old one stays valid for a while',
		role: 'admin',
		body: rotateApiKeyRequest,
		response: newApiKeySchema,
		status: 201,
	},
	revokeApiKey: { summary: 'Revoke an API key at once', role: 'admin', response: apiKeySchema },
} as const satisfies Record<string, RouteSchemas>;
