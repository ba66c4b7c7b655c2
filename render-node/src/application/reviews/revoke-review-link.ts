import type { GivenReviewLink } from '@showrunner/contract';
import { notFound } from '../../domain/refusal.js';
import { toGivenReviewLink } from '../../domain/reviews/review-link-record.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';

/** Makes a link work no more, for whoever holds it. Doing it twice is as good as once. */
export function revokeReviewLink(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	reviewId: string,
	linkId: string,
	actor: string,
): Promise<GivenReviewLink> {
	return store.transaction(async (books) => {
		const now = clock.now();
		const revoked = await books.reviewLinks.revoke(reviewId, linkId, actor, now);
		const link = revoked ?? (await books.reviewLinks.find(reviewId, linkId));
		if (!link) {
			throw notFound('review-link-not-found', 'No such link to this review was given out', {
				field: 'linkId',
				detail: linkId,
				fix: 'List the links of the review and take an id from there',
			});
		}
		if (revoked) {
			const facts = { linkId, reviewer: link.reviewer };
			await recordAudit(books, { actor, action: 'review.link-revoke', subject: `review:${reviewId}`, facts }, now);
		}
		return toGivenReviewLink(link);
	});
}
