import type { TakeQuotaResponse } from '@showrunner/contract';
import type { QuotaRecord } from '../../domain/quotas/quota-record.js';
import { toQuotaTake } from '../../domain/quotas/to-quota.js';
import { notFound } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import { showQuota } from './show-quota.js';

/** A take and how its quota stands now. */
export async function showTake(
	books: Pick<Repositories, 'quotas'>,
	quota: QuotaRecord,
	takeId: string,
	now: Date,
): Promise<TakeQuotaResponse> {
	const take = await books.quotas.findTake(quota.id, takeId);
	if (!take) {
		throw notFound('quota-take-not-found', 'Nothing was taken from this quota under that id', {
			field: 'takeId',
			detail: takeId,
			fix: 'Check the ids of the quota and of the take',
		});
	}
	return { take: toQuotaTake(take), quota: await showQuota(books, quota, now) };
}
