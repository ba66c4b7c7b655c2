import { requestKey } from '../../application/idempotency/replay.js';
import { pageRequest, toPage } from '../../application/paging.js';
import { countReviews } from '../../application/reviews/count-reviews.js';
import { createReviewLink } from '../../application/reviews/create-review-link.js';
import { createReviewWait } from '../../application/reviews/create-review-wait.js';
import { decideReview } from '../../application/reviews/decide-review.js';
import { getReview, getReviewWait, isDecided } from '../../application/reviews/get-review.js';
import { reopenReview } from '../../application/reviews/reopen-review.js';
import { requestReview } from '../../application/reviews/request-review.js';
import { revokeReviewLink } from '../../application/reviews/revoke-review-link.js';
import { readUntil } from '../../application/wait-for-change.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import { toGivenReviewLink } from '../../domain/reviews/review-link-record.js';
import { toReview } from '../../domain/reviews/review-record.js';
import { reviewLink } from '../review-page/review-link.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type ReviewRoutes =
	| 'requestReview'
	| 'getReviews'
	| 'getReviewCounts'
	| 'getReview'
	| 'decideReview'
	| 'reopenReview'
	| 'createReviewLink'
	| 'getReviewLinks'
	| 'revokeReviewLink'
	| 'createReviewWait'
	| 'getReviewWait';

export const reviewRoutes = (deps: HttpDeps): Pick<RouteHandlers, ReviewRoutes> => ({
	requestReview({ body, idempotencyKey: key = '', caller }) {
		return requestReview(deps, body, { scope: 'requestReview', key, requestHash: contentHash(body) }, caller);
	},
	async getReviews({ query: { cursor, limit, order, ...filter } }) {
		const page = pageRequest({ limit, ...(cursor !== undefined && { cursor }) });
		return toPage(await deps.store.reviews.list(filter, page, order), (records) => records.map(toReview));
	},
	getReviewCounts: ({ query }) => countReviews(deps.store, query),
	getReview: ({ params: { reviewId }, query, signal }) =>
		readUntil(
			deps.bus,
			(change) => change.kind === 'review' && change.reviewId === reviewId,
			() => getReview(deps.store, reviewId),
			isDecided,
			query.waitMs,
			signal,
		),
	decideReview({ params, body: { decision, note, decidedBy }, caller }) {
		return decideReview(deps, params.reviewId, { decision, note, decidedBy: decidedBy ?? caller.name }, caller.name);
	},
	reopenReview: ({ params, body, caller }) => reopenReview(deps, params.reviewId, body.expiresInMs, caller.name),
	async createReviewLink({ params, body, caller }) {
		const link = await createReviewLink(deps, params.reviewId, body, caller.name);
		const { id, reviewId, reviewer, expiresAt } = link;
		const url = reviewLink(deps, { reviewId, linkId: id });
		return { id, url, reviewer, expiresAt: expiresAt.toISOString() };
	},
	async getReviewLinks({ params: { reviewId }, query }) {
		await getReview(deps.store, reviewId);
		const page = await deps.store.reviewLinks.list(reviewId, pageRequest(query));
		return toPage(page, (links) => links.map(toGivenReviewLink));
	},
	revokeReviewLink: ({ params, caller }) => revokeReviewLink(deps, params.reviewId, params.linkId, caller.name),
	createReviewWait: ({ body, idempotencyKey, caller }) =>
		createReviewWait(deps, body, requestKey('createReviewWait', idempotencyKey, body), caller.keyHash),
	getReviewWait: ({ params: { waitId }, query, signal }) =>
		readUntil(
			deps.bus,
			({ kind }) => kind === 'review',
			() => getReviewWait(deps.store, waitId),
			({ finished }) => finished,
			query.waitMs,
			signal,
		),
});
