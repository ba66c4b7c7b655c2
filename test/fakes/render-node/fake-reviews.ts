import { randomUUID } from 'node:crypto';
import {
	requestReviewRequest,
	type DecideReviewRequest,
	type RequestReviewRequest,
	type Review,
	type ReviewWait,
} from '@showrunner/contract';
import { refuse } from './refusals';

type FakeWait = { id: string; reviewIds: string[]; url: string | undefined; reachable: boolean };

const now = () => new Date().toISOString();

/** Reviews as the service keeps them, as far as a node can tell. */
export class FakeReviews {
	readonly all = new Map<string, Review>();
	readonly waits = new Map<string, FakeWait>();
	/** Decides every review as soon as it is asked for. */
	decideAtOnce: ((review: Review) => DecideReviewRequest | undefined) | undefined;

	add(given: RequestReviewRequest): string {
		const { expiresInMs, ...rest } = requestReviewRequest.omit({ callback: true }).parse(given);
		const review: Review = {
			...{ locale: null, productionId: null, channel: null, ...rest, id: randomUUID(), state: 'pending', note: '' },
			...{ decidedBy: null, decidedAt: null, history: [], requestedBy: 'fake', createdAt: now() },
			expiresAt: expiresInMs === undefined ? null : new Date(Date.now() + expiresInMs).toISOString(),
		};
		this.all.set(review.id, review);
		const decision = this.decideAtOnce?.(review);
		if (decision) this.decide(review.id, decision);
		return review.id;
	}

	get(id: string): Review {
		return this.all.get(id) ?? refuse(404, 'review-not-found', 'There is no such review', { field: 'reviewId' });
	}

	decide(id: string, { decision, note = '', decidedBy = 'fake' }: DecideReviewRequest): Review {
		const review = this.get(id);
		if (review.state === decision) return review;
		if (review.state !== 'pending') refuse(409, 'review-decided', 'The review was decided otherwise already');
		return Object.assign(review, { state: decision, note, decidedBy, decidedAt: now() });
	}

	showWait(id: string): ReviewWait {
		const wait = this.waits.get(id) ?? refuse(404, 'review-wait-not-found', 'There is no such wait for reviews');
		const reviews = wait.reviewIds.map((reviewId) => this.get(reviewId));
		const callback = wait.url === undefined ? null : { reachable: wait.reachable };
		return { id, reviews, finished: reviews.every(({ state }) => state !== 'pending'), callback, createdAt: now() };
	}
}
