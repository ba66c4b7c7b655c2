import { index, json, text, uuid } from 'drizzle-orm/pg-core';
import { instant, showrunner } from './base.js';

export const auditLog = showrunner.table(
	'audit_log',
	{
		id: uuid('id').primaryKey(),
		actor: text('actor').notNull(),
		action: text('action').notNull(),
		subject: text('subject').notNull(),
		facts: json('facts').$type<Record<string, unknown>>().notNull(),
		createdAt: instant('created_at').notNull(),
	},
	(table) => [
		index('audit_log_newest').on(table.createdAt.desc(), table.id.desc()),
		index('audit_log_actor').on(table.actor, table.createdAt.desc(), table.id.desc()),
		index('audit_log_action').on(table.action, table.createdAt.desc(), table.id.desc()),
		index('audit_log_subject').on(table.subject),
	],
);
