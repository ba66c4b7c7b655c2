import { and, eq, isNull } from 'drizzle-orm';
import type { ReviewLinkRepository } from '../../domain/store/review-repository.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { reviewLinks } from './tables/reviews.js';

const isLink = (reviewId: string, linkId: string) =>
	and(eq(reviewLinks.id, linkId), eq(reviewLinks.reviewId, reviewId));

export const reviewLinkRepository = (db: Handle): ReviewLinkRepository => ({
	async insert(record) {
		await db.insert(reviewLinks).values(record);
	},
	async find(reviewId, linkId) {
		const [row] = await db.select().from(reviewLinks).where(isLink(reviewId, linkId));
		return row ?? null;
	},
	async revoke(reviewId, linkId, revokedBy, now) {
		const valid = and(isLink(reviewId, linkId), isNull(reviewLinks.revokedAt));
		const [row] = await db.update(reviewLinks).set({ revokedBy, revokedAt: now }).where(valid).returning();
		return row ?? null;
	},
	async list(reviewId, page) {
		const rows = await db
			.select()
			.from(reviewLinks)
			.where(and(eq(reviewLinks.reviewId, reviewId), startingAfter(reviewLinks, page.after)))
			.orderBy(...newestFirst(reviewLinks))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
});
