import { and, arrayContains, asc, eq, inArray, isNotNull, isNull, lte, ne, sql, type SQL } from 'drizzle-orm';
import type { ReviewRecord } from '../../domain/reviews/review-record.js';
import type { ReviewFilter, ReviewRepository, ReviewWaitRepository } from '../../domain/store/review-repository.js';
import type { ReportChange } from './change-feed.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { oldestFirst, startingAfterOldest } from './oldest-first.js';
import { reviews, reviewWaits } from './tables/reviews.js';

const matching = ({ state, channel, productionId }: ReviewFilter): SQL | undefined =>
	and(
		state && eq(reviews.state, state),
		channel === undefined ? undefined : eq(reviews.channel, channel),
		productionId === undefined ? undefined : eq(reviews.productionId, productionId),
	);

function reads(db: Handle) {
	return {
		async find(id) {
			const [row] = await db.select().from(reviews).where(eq(reviews.id, id));
			return row ?? null;
		},
		async findAll(ids) {
			const rows = await db
				.select()
				.from(reviews)
				.where(inArray(reviews.id, [...ids]));
			return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
		},
		async list(filter, page, order) {
			const isOldest = order === 'oldest';
			const after = isOldest ? startingAfterOldest(reviews, page.after) : startingAfter(reviews, page.after);
			const rows = await db
				.select()
				.from(reviews)
				.where(and(matching(filter), after))
				.orderBy(...(isOldest ? oldestFirst(reviews) : newestFirst(reviews)))
				.limit(page.limit + 1);
			return cutPage(rows, page);
		},
		countByState: (scope) =>
			db
				.select({
					state: reviews.state,
					count: sql<number>`count(*)::int`,
					oldest: sql<Date>`min(${reviews.createdAt})`.mapWith(reviews.createdAt),
				})
				.from(reviews)
				.where(matching(scope))
				.groupBy(reviews.state),
		decidedByPeople: (productionId) =>
			db
				.select()
				.from(reviews)
				.where(and(eq(reviews.productionId, productionId), ne(reviews.state, 'pending'), isNotNull(reviews.decidedBy))),
		async pendingWith(assetId) {
			const shown = sql`${reviews.assets} @> ${JSON.stringify([{ assetId }])}::jsonb`;
			const pending = and(eq(reviews.state, 'pending'), shown);
			const [row] = await db.select({ id: reviews.id }).from(reviews).where(pending).limit(1);
			return row?.id ?? null;
		},
	} satisfies Partial<ReviewRepository>;
}

function writes(db: Handle, changed: ReportChange) {
	const announce = ({ id, state }: Pick<ReviewRecord, 'id' | 'state'>) =>
		changed({ kind: 'review', reviewId: id, state });
	return {
		async insert(record) {
			await db.insert(reviews).values(record);
		},
		async lock(id) {
			const [row] = await db.select().from(reviews).where(eq(reviews.id, id)).for('update');
			return row ?? null;
		},
		lockAll: (ids) =>
			db
				.select()
				.from(reviews)
				.where(inArray(reviews.id, [...ids]))
				.orderBy(asc(reviews.id))
				.for('update'),
		async lockDue(now) {
			const [row] = await db
				.select()
				.from(reviews)
				.where(and(eq(reviews.state, 'pending'), lte(reviews.expiresAt, now)))
				.orderBy(asc(reviews.expiresAt))
				.limit(1)
				.for('update', { skipLocked: true });
			return row ?? null;
		},
		async update(id, change) {
			const row = changedRow(await db.update(reviews).set(change).where(eq(reviews.id, id)).returning(), 'Review', id);
			announce(row);
			return row;
		},
	} satisfies Partial<ReviewRepository>;
}

export const reviewRepository = (db: Handle, changed: ReportChange): ReviewRepository => ({
	...reads(db),
	...writes(db, changed),
});

export const reviewWaitRepository = (db: Handle): ReviewWaitRepository => ({
	async insert(record) {
		await db.insert(reviewWaits).values(record);
	},
	async find(id) {
		const [row] = await db.select().from(reviewWaits).where(eq(reviewWaits.id, id));
		return row ?? null;
	},
	lockOpen: (reviewId) =>
		db
			.select()
			.from(reviewWaits)
			.where(and(isNull(reviewWaits.finishedAt), arrayContains(reviewWaits.reviewIds, [reviewId])))
			.orderBy(asc(reviewWaits.id))
			.for('update'),
	async finish(id, now) {
		await db.update(reviewWaits).set({ finishedAt: now }).where(eq(reviewWaits.id, id));
	},
});
