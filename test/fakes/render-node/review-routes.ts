import { randomUUID } from 'node:crypto';
import type { DecideReviewRequest, RequestReviewRequest, RouteName } from '@showrunner/contract';
import type { FakeBooks } from './fake-books';
import type { FakeCall } from './fake-routes';

const keyOf = ({ headers }: FakeCall) => headers['idempotency-key'] as string | undefined;

export const reviewRoutes: Partial<Record<RouteName, (books: FakeBooks, call: FakeCall) => unknown>> = {
	requestReview: (books, call) => {
		const body = call.body as RequestReviewRequest;
		return books.reviews.get(books.once('review', keyOf(call), body, () => books.reviews.add(body)));
	},
	getReviews: ({ reviews }, { query }) => ({
		items: [...reviews.all.values()].filter(({ state }) => !query.state || state === query.state),
		nextCursor: null,
	}),
	getReview: ({ reviews }, { params }) => reviews.get(params.reviewId ?? ''),
	decideReview: ({ reviews }, { params, body }) => reviews.decide(params.reviewId ?? '', body as DecideReviewRequest),
	createReviewLink: ({ reviews }, { params, body }) => {
		const { reviewer = null, expiresInMs } = body as { reviewer?: string; expiresInMs: number };
		const { id } = reviews.get(params.reviewId ?? '');
		const expiresAt = new Date(Date.now() + expiresInMs).toISOString();
		const linkId = randomUUID();
		return { id: linkId, url: `http://127.0.0.1/review/${id}?link=${linkId}&signature=fake`, reviewer, expiresAt };
	},
	revokeReviewLink: ({ reviews }, { params }) => {
		const { reviewId = '', linkId } = params;
		const at = new Date().toISOString();
		const who = { reviewer: null, createdBy: 'fake', createdAt: at, expiresAt: at };
		return { id: linkId, reviewId: reviews.get(reviewId).id, ...who, revokedBy: 'fake', revokedAt: at };
	},
	getReviewWait: ({ reviews }, { params }) => reviews.showWait(params.waitId ?? ''),
};

/** Asks the callback's address, as the service does, whether anything answers there. */
export async function createReviewWait({ reviews }: FakeBooks, call: FakeCall) {
	const { reviewIds, callback } = call.body as { reviewIds: string[]; callback?: { url: string } };
	for (const id of reviewIds) reviews.get(id);
	const reachable = callback
		? await fetch(callback.url).then(
				() => true,
				() => false,
			)
		: false;
	const id = randomUUID();
	reviews.waits.set(id, { id, reviewIds, url: callback?.url, reachable });
	return reviews.showWait(id);
}
