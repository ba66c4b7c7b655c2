import type { TakeQuotaResponse } from '@showrunner/contract';
import type { Deps } from '../deps.js';
import { quotaNotFound } from './show-quota.js';
import { showTake } from './show-take.js';

/** Gives a take back. Doing it twice is as good as once. */
export function giveQuotaBack(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	quotaId: string,
	takeId: string,
): Promise<TakeQuotaResponse> {
	return store.transaction(async (books) => {
		const quota = await books.quotas.lock(quotaId);
		if (!quota) throw quotaNotFound(quotaId);
		const now = clock.now();
		await books.quotas.giveBack(quotaId, takeId, now);
		return showTake(books, quota, takeId, now);
	});
}
