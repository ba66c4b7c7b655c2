import { z } from 'zod';
import { auditEntrySchema } from '../audit.js';
import { instantSchema, page } from '../scalars.js';
import { paging, type RouteSchemas } from './route-schemas.js';

export const auditRoutes = {
	getAuditLog: {
		summary: 'List what administrators and the service changed',
		role: 'admin',
		query: z.strictObject({
			...paging,
			actor: z.string().min(1).max(200).optional(),
			action: z.string().min(1).max(100).optional(),
			subject: z.string().min(1).max(300).optional(),
			from: instantSchema.optional(),
			to: instantSchema.optional(),
		}),
		response: page(auditEntrySchema),
	},
} as const satisfies Record<string, RouteSchemas>;
