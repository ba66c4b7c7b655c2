import type { QuotaReset } from '@showrunner/contract';
import { bigint, index, json, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, showrunner } from './base.js';

export const quotas = showrunner.table(
	'quotas',
	{
		id: uuid('id').primaryKey(),
		name: text('name').notNull(),
		project: text('project'),
		channel: text('channel'),
		limit: bigint('limit', { mode: 'number' }).notNull(),
		unit: text('unit').notNull(),
		reset: json('reset').$type<QuotaReset>().notNull(),
		spacingMs: bigint('spacing_ms', { mode: 'number' }).notNull(),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
	},
	(table) => [unique('quotas_owner').on(table.name, table.project, table.channel).nullsNotDistinct()],
);

export const quotaTakes = showrunner.table(
	'quota_takes',
	{
		id: uuid('id').primaryKey(),
		quotaId: uuid('quota_id')
			.notNull()
			.references(() => quotas.id, { onDelete: 'cascade' }),
		amount: bigint('amount', { mode: 'number' }).notNull(),
		at: instant('at').notNull(),
		note: text('note').notNull(),
		takenBy: text('taken_by').notNull(),
		createdAt: instant('created_at').notNull(),
		givenBackAt: instant('given_back_at'),
	},
	(table) => [
		index('quota_takes_at').on(table.quotaId, table.at),
		index('quota_takes_newest').on(table.quotaId, table.createdAt.desc(), table.id.desc()),
	],
);
