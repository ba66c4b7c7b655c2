import { randomUUID } from 'node:crypto';
import type { createReviewLinkRequest } from '@showrunner/contract';
import type { z } from 'zod';
import { inputInvalid } from '../../domain/refusal.js';
import type { ReviewLinkRecord } from '../../domain/reviews/review-link-record.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { reviewNotFound } from './get-review.js';

/** Decides whom a link may let in. Who holds it decides in that person's name, so it is booked who gave it out. */
export function createReviewLink(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	reviewId: string,
	{ reviewer, expiresInMs }: z.output<typeof createReviewLinkRequest>,
	actor: string,
): Promise<ReviewLinkRecord> {
	refuseUnprintable({ reviewer });
	return store.transaction(async (books) => {
		const review = await books.reviews.find(reviewId);
		if (!review) throw reviewNotFound(reviewId);
		const { deciders } = review;
		if (deciders.length > 0 && (reviewer === undefined || !deciders.includes(reviewer))) {
			throw inputInvalid('not-a-decider', "'reviewer' is not among those who may decide this review", {
				field: 'reviewer',
				fix: `Create the link for one of these: ${deciders.join(', ')}`,
			});
		}
		const now = clock.now();
		const link: ReviewLinkRecord = {
			...{ id: randomUUID(), reviewId, reviewer: reviewer ?? null, createdBy: actor, createdAt: now },
			...{ expiresAt: new Date(now.getTime() + expiresInMs), revokedBy: null, revokedAt: null },
		};
		await books.reviewLinks.insert(link);
		const facts = { linkId: link.id, reviewer: link.reviewer, expiresAt: link.expiresAt.toISOString() };
		await recordAudit(books, { actor, action: 'review.link', subject: `review:${reviewId}`, facts }, now);
		return link;
	});
}
