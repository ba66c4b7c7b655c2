import { toAuditEntry } from '../../application/audit/show-audit-entry.js';
import { pageRequest, toPage } from '../../application/paging.js';
import { refuseUnprintable } from '../../application/validation/refuse-unprintable.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

export const auditRoutes = (deps: HttpDeps): Pick<RouteHandlers, 'getAuditLog'> => ({
	async getAuditLog({ query: { cursor, limit, actor, action, subject, from, to } }) {
		refuseUnprintable({ actor, action, subject });
		const filter = {
			...(actor !== undefined && { actor }),
			...(action !== undefined && { action }),
			...(subject !== undefined && { subject }),
			...(from !== undefined && { from: new Date(from) }),
			...(to !== undefined && { to: new Date(to) }),
		};
		const page = await deps.store.audit.list(filter, pageRequest({ limit, ...(cursor !== undefined && { cursor }) }));
		return toPage(page, (entries) => entries.map(toAuditEntry));
	},
});
