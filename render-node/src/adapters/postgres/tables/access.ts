import type { AccessRole, AccessTier } from '@showrunner/contract';
import { bigint, index, integer, text, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { instant, showrunner } from './base.js';

/** Keys that were made by the service; those of the environment and of the data directory are not here. */
export const apiKeys = showrunner.table(
	'api_keys',
	{
		id: uuid('id').primaryKey(),
		name: text('name').notNull(),
		prefix: text('prefix').notNull(),
		/** SHA-256 of the key; the key itself is nowhere. */
		keyHash: text('key_hash').notNull(),
		role: text('role').$type<AccessRole>().notNull(),
		tier: text('tier').$type<AccessTier>().notNull(),
		/** Id of the first key of a row of rotations. */
		familyId: uuid('family_id').notNull(),
		replacedById: uuid('replaced_by_id'),
		createdBy: text('created_by').notNull(),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at'),
		revokedAt: instant('revoked_at'),
		lastUsedAt: instant('last_used_at'),
	},
	(table) => [
		uniqueIndex('api_keys_hash').on(table.keyHash),
		uniqueIndex('api_keys_name')
			.on(table.name)
			.where(sql`${table.revokedAt} is null and ${table.replacedById} is null`),
		index('api_keys_family').on(table.familyId),
		index('api_keys_newest').on(table.createdAt.desc(), table.id.desc()),
	],
);

/** Requests counted by rate-limiter-flexible, which names the columns and relies on their order. */
export const rateLimits = showrunner.table('rate_limits', {
	key: varchar('key', { length: 255 }).primaryKey(),
	points: integer('points').notNull().default(0),
	/** End of the window in ms since 1970. */
	expire: bigint('expire', { mode: 'number' }),
});
