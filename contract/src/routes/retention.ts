import { retentionReportSchema } from '../retention.js';
import type { RouteSchemas } from './route-schemas.js';

export const retentionRoutes = {
	previewRetention: {
		summary: 'What the rules of retention would take away now; nothing is',
		role: 'admin',
		response: retentionReportSchema,
	},
	runRetention: {
		summary: 'Take away what the rules of retention let go',
		role: 'admin',
		response: retentionReportSchema,
	},
} as const satisfies Record<string, RouteSchemas>;
