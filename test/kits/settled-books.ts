import type { Caller } from '../../render-node/src/domain/access/caller.js';
import { createReviewWait } from '../../render-node/src/application/reviews/create-review-wait.js';
import { decideReview } from '../../render-node/src/application/reviews/decide-review.js';
import { requestReview } from '../../render-node/src/application/reviews/request-review.js';
import { setQuota } from '../../render-node/src/application/quotas/set-quota.js';
import { takeQuota } from '../../render-node/src/application/quotas/take-quota.js';
import { takeScope } from '../../render-node/src/domain/quotas/take-scope.js';
import type { TimedBooks } from './timed-books.js';

export const dayMs = 24 * 60 * 60 * 1000;
const maya = { keyHash: 'hash', name: 'maya', role: 'admin' } as Caller;
let made = 0;
const keyOf = (scope: string) => ({ scope, key: `key ${++made}`, requestHash: '' });

/** Ways to write down what is over some day: quotas, reviews and waits for them. */
export const settledBooks = ({ deps }: TimedBooks) => ({
	quota: (name: string, windowMs: number) =>
		setQuota(deps, { name, limit: 1_000, unit: 'units', reset: { kind: 'rolling', windowMs }, spacingMs: 0 }, maya),
	/** Takes one; the key is told so that it can be asked for again. */
	async take(quotaId: string, at?: Date, key = keyOf(takeScope(quotaId))) {
		const wish = { amount: 1, note: '', orLater: false, ...(at && { at: at.toISOString() }) };
		return { key, take: (await takeQuota(deps, quotaId, wish, key, maya)).take };
	},
	async review(productionId?: string, key = keyOf('requestReview')) {
		const wish = {
			...{
				title: 'T',
				question: '',
				reasons: [],
				text: 'Words',
				assets: [],
				deciders: [],
				onExpiry: 'expire' as const,
			},
			...(productionId !== undefined && { productionId }),
		};
		return { key, review: await requestReview(deps, wish, key, maya) };
	},
	decide: (reviewId: string) =>
		decideReview(deps, reviewId, { decision: 'approved', note: '', decidedBy: 'maya' }, 'maya'),
	async wait(reviewIds: string[], key = keyOf('createReviewWait')) {
		const caller = { reaches: async () => false };
		return { key, wait: await createReviewWait({ ...deps, caller } as never, { reviewIds }, key, 'hash') };
	},
});
