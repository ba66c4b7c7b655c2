import { sql } from 'drizzle-orm';
import { index, text } from 'drizzle-orm/pg-core';
import type { LifecycleRecord } from '../../../domain/store/lifecycle-repository.js';
import { assets } from '../schema.js';
import { instant, showrunner } from './base.js';

/** What is wished for single assets; without a row: as the settings say. */
export const assetLifecycles = showrunner.table(
	'asset_lifecycles',
	{
		assetId: text('asset_id')
			.primaryKey()
			.references(() => assets.id, { onDelete: 'cascade' }),
		rule: text('rule').$type<LifecycleRecord['rule']>().notNull(),
		deleteAt: instant('delete_at'),
		dueAt: instant('due_at'),
		changedBy: text('changed_by').notNull(),
		changedAt: instant('changed_at').notNull(),
	},
	(table) => [
		index('asset_lifecycles_due')
			.on(table.dueAt)
			.where(sql`${table.dueAt} is not null`),
	],
);
