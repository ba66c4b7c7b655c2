import { bigint, customType, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Fingerprint } from '../../../domain/fingerprints/fingerprint.js';
import { assets } from '../schema.js';
import { showrunner } from './base.js';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** What is seen and heard in an asset, in marks that survive re-encoding. `version` says who made them. */
export const fingerprints = showrunner.table(
	'fingerprints',
	{
		assetId: text('asset_id')
			.notNull()
			.references(() => assets.id, { onDelete: 'cascade' }),
		version: integer('version').notNull(),
		kind: text('kind').$type<Fingerprint['kind']>().notNull(),
		durationMs: bigint('duration_ms', { mode: 'number' }),
		pictures: bytes('pictures'),
		sound: bytes('sound'),
		/** What it is found by: two files that share parts share some of these. */
		keys: integer('keys').array().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.assetId, table.version] }),
		index('fingerprints_keys').using('gin', table.keys),
	],
);
