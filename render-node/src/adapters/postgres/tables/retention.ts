import { text } from 'drizzle-orm/pg-core';
import { assets } from '../schema.js';
import { instant, showrunner } from './base.js';

/** When an asset that had been there before was brought or asked for again; without a row: not since it was made. */
export const assetUses = showrunner.table('asset_uses', {
	assetId: text('asset_id')
		.primaryKey()
		.references(() => assets.id, { onDelete: 'cascade' }),
	usedAt: instant('used_at').notNull(),
});
