import { and, eq, gte, lt } from 'drizzle-orm';
import type { AuditRepository } from '../../domain/store/audit-repository.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { auditLog } from './tables/audit.js';

export const auditRepository = (db: Handle): AuditRepository => ({
	async append(entry) {
		await db.insert(auditLog).values(entry);
	},
	async list({ actor, action, subject, from, to }, page) {
		const rows = await db
			.select()
			.from(auditLog)
			.where(
				and(
					actor === undefined ? undefined : eq(auditLog.actor, actor),
					action === undefined ? undefined : eq(auditLog.action, action),
					subject === undefined ? undefined : eq(auditLog.subject, subject),
					from && gte(auditLog.createdAt, from),
					to && lt(auditLog.createdAt, to),
					startingAfter(auditLog, page.after),
				),
			)
			.orderBy(...newestFirst(auditLog))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
});
