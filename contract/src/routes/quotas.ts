import { z } from 'zod';
import {
	quotaQuery,
	quotaSchema,
	quotaTakeSchema,
	setQuotaRequest,
	takeQuotaRequest,
	takeQuotaResponse,
} from '../quotas.js';
import { page } from '../scalars.js';
import { deleted, paging, type RouteSchemas } from './route-schemas.js';

export const quotaRoutes = {
	setQuota: {
		summary: 'Create a quota, or change the one of the same name, project and channel',
		role: 'admin',
		body: setQuotaRequest,
		response: quotaSchema,
	},
	getQuotas: {
		summary: 'List quotas',
		query: z.strictObject({
			...paging,
			name: z.string().optional(),
			project: z.string().optional(),
			channel: z.string().optional(),
		}),
		response: page(quotaSchema),
	},
	getQuota: {
		summary: 'Get a quota with what is left and the next free slot',
		query: z.strictObject(quotaQuery),
		response: quotaSchema,
	},
	deleteQuota: {
		summary: 'Delete a quota with all that was taken and is planned to be taken from it',
		role: 'admin',
		response: deleted,
	},
	takeQuota: {
		summary: 'Take from a quota for now or for an instant ahead',
		body: takeQuotaRequest,
		response: takeQuotaResponse,
		status: 201,
		idempotent: 'required',
	},
	getQuotaTakes: {
		summary: 'List what was taken and is planned to be taken',
		query: z.strictObject(paging),
		response: page(quotaTakeSchema),
	},
	giveQuotaBack: {
		summary: 'Give back what was taken, so that others may have it',
		response: takeQuotaResponse,
	},
} as const satisfies Record<string, RouteSchemas>;
