import { randomUUID } from 'node:crypto';
import type { createReviewWaitRequest, ReviewWait } from '@showrunner/contract';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { claimKey, earlierResource, type RequestKey } from '../idempotency/replay.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { getReviewWait, isDecided, reviewNotFound } from './get-review.js';

/**
 * Waits for several reviews with one callback, or gives the wait that the same key and body made before.
 * @param apiKeyHash whose key signs the callback
 */
export async function createReviewWait(
	{ store, clock, caller }: Pick<Deps, 'store' | 'clock' | 'caller'>,
	{ reviewIds, callback }: z.output<typeof createReviewWaitRequest>,
	key: RequestKey,
	apiKeyHash: string,
): Promise<ReviewWait> {
	const earlier = await earlierResource(store, key);
	if (earlier !== null) return getReviewWait(store, earlier);
	const callbackUrl = callback?.url ?? null;
	refuseUnprintable({ callback });
	const callbackReachable = callbackUrl !== null && (await caller.reaches(callbackUrl));
	return store.transaction(async (books) => {
		const id = randomUUID();
		const owner = await claimKey(books, key, id);
		if (owner !== id) return getReviewWait(books, owner);
		// Locked, no review can be decided between this look at its state and the moment from which the wait counts.
		const found = await books.reviews.lockAll(reviewIds);
		const missing = reviewIds.find((reviewId) => !found.some((review) => review.id === reviewId));
		if (missing !== undefined) throw reviewNotFound(missing, `reviewIds[${reviewIds.indexOf(missing)}]`);
		const now = clock.now();
		const finishedAt = found.every(isDecided) ? now : null;
		await books.reviewWaits.insert({
			...{ id, reviewIds, callbackUrl, callbackReachable, apiKeyHash },
			...{ createdAt: now, finishedAt },
		});
		return getReviewWait(books, id);
	});
}
