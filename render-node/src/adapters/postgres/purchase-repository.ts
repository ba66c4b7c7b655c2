import { and, asc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { PurchaseFilter, PurchaseRepository } from '../../domain/store/purchase-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { purchaseAttempts, purchases } from './tables/purchases.js';

/** A claim needs the first, and the next where a result has lost its assets. */
const claimableAtOnce = 20;
const stateRank = sql`array_position(array['kept', 'ticketed', 'open', 'failed'], ${purchases.state})`;

const wanted = ({ key, state, provider, service, operation, productionId, channel }: PurchaseFilter) =>
	and(
		key === undefined ? undefined : eq(purchases.key, key),
		state && eq(purchases.state, state),
		provider === undefined ? undefined : eq(purchases.provider, provider),
		service && eq(purchases.service, service),
		operation === undefined ? undefined : eq(purchases.operation, operation),
		productionId === undefined ? undefined : eq(purchases.productionId, productionId),
		channel === undefined ? undefined : eq(purchases.channel, channel),
	);

function claims(db: Handle) {
	return {
		async lockKey(key) {
			await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('showrunner.purchase ' || ${key}, 0))`);
		},
		async claimable(key, { holder: claimer, isOwnOnly }, now) {
			const isCurrent = or(isNull(purchases.outdatedAt), gt(purchases.outdatedAt, now));
			const isOwn = and(eq(purchaseAttempts.holder, claimer), ne(purchases.state, 'failed'));
			return db
				.select({
					purchase: purchases,
					holder: purchaseAttempts.holder,
					leaseExpiresAt: purchaseAttempts.leaseExpiresAt,
				})
				.from(purchases)
				.innerJoin(purchaseAttempts, eq(purchaseAttempts.id, purchases.attemptId))
				.where(and(eq(purchases.key, key), isCurrent, isOwnOnly ? eq(purchaseAttempts.holder, claimer) : undefined))
				.orderBy(sql`${isOwn} desc, ${stateRank}`, ...newestFirst(purchases))
				.limit(claimableAtOnce)
				.for('update');
		},
	} satisfies Partial<PurchaseRepository>;
}

function attempts(db: Handle) {
	return {
		async findAttempt(id) {
			const [row] = await db.select().from(purchaseAttempts).where(eq(purchaseAttempts.id, id));
			return row ?? null;
		},
		async insertAttempt(record) {
			await db.insert(purchaseAttempts).values(record);
		},
		async updateAttempt(id, change) {
			await db.update(purchaseAttempts).set(change).where(eq(purchaseAttempts.id, id));
		},
		silentAttempts: (now, limit) =>
			db
				.select()
				.from(purchaseAttempts)
				.where(and(isNull(purchaseAttempts.outcome), lte(purchaseAttempts.leaseExpiresAt, now)))
				.orderBy(asc(purchaseAttempts.leaseExpiresAt))
				.limit(limit),
	} satisfies Partial<PurchaseRepository>;
}

export const purchaseRepository = (db: Handle): PurchaseRepository => ({
	...claims(db),
	...attempts(db),
	async find(id) {
		const [row] = await db.select().from(purchases).where(eq(purchases.id, id));
		return row ?? null;
	},
	async lock(id) {
		const [row] = await db.select().from(purchases).where(eq(purchases.id, id)).for('update');
		return row ?? null;
	},
	async insert(record) {
		await db.insert(purchases).values(record);
	},
	async update(id, change) {
		return changedRow(await db.update(purchases).set(change).where(eq(purchases.id, id)).returning(), 'Purchase', id);
	},
	async list(filter, page) {
		const rows = await db
			.select()
			.from(purchases)
			.where(and(wanted(filter), startingAfter(purchases, page.after)))
			.orderBy(...newestFirst(purchases))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
});
