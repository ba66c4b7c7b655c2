import { and, eq, gt, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import type { ApiKeyFilter, ApiKeyRepository } from '../../domain/store/api-key-repository.js';
import type { ReportChange } from './change-feed.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { apiKeys } from './tables/access.js';

function inState({ state, now }: ApiKeyFilter): SQL | undefined {
	if (state === 'revoked') return isNotNull(apiKeys.revokedAt);
	if (state === 'expired') return and(isNull(apiKeys.revokedAt), lte(apiKeys.expiresAt, now));
	if (state === undefined) return undefined;
	return and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)));
}

function reads(db: Handle) {
	return {
		async find(id) {
			const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, id));
			return row ?? null;
		},
		async lock(id) {
			const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, id)).for('update');
			return row ?? null;
		},
		async list(filter, page) {
			const rows = await db
				.select()
				.from(apiKeys)
				.where(and(inState(filter), startingAfter(apiKeys, page.after)))
				.orderBy(...newestFirst(apiKeys))
				.limit(page.limit + 1);
			return cutPage(rows, page);
		},
		all: () => db.select().from(apiKeys),
		ofFamily: (familyId) => db.select().from(apiKeys).where(eq(apiKeys.familyId, familyId)),
	} satisfies Partial<ApiKeyRepository>;
}

export const apiKeyRepository = (db: Handle, changed: ReportChange): ApiKeyRepository => ({
	...reads(db),
	async insert(record) {
		const rows = await db.insert(apiKeys).values(record).onConflictDoNothing().returning({ id: apiKeys.id });
		if (rows.length > 0) changed({ kind: 'access' });
		return rows.length > 0;
	},
	async update(id, change) {
		const row = changedRow(await db.update(apiKeys).set(change).where(eq(apiKeys.id, id)).returning(), 'API key', id);
		changed({ kind: 'access' });
		return row;
	},
	async touch(id, usedAt) {
		const isLater = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, usedAt));
		await db
			.update(apiKeys)
			.set({ lastUsedAt: usedAt })
			.where(and(eq(apiKeys.id, id), isLater));
	},
});
