import type { Quota } from '@showrunner/contract';
import type { QuotaRecord, Taken } from '../../domain/quotas/quota-record.js';
import { reachBack, stepOf } from '../../domain/quotas/quota-slots.js';
import { takenLine } from '../../domain/quotas/taken-line.js';
import { toQuota } from '../../domain/quotas/to-quota.js';
import { notFound } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';

type Books = Pick<Repositories, 'quotas'>;

export const quotaNotFound = (quotaId: string) =>
	notFound('quota-not-found', 'There is no such quota', {
		field: 'quotaId',
		detail: quotaId,
		fix: 'Check the id of the quota, or create it first',
	});

/** All takes that matter at an instant or after it. */
export const takesFrom = (books: Books, quota: QuotaRecord, instantMs: number): Promise<Taken[]> =>
	books.quotas.takenFrom(quota.id, new Date(reachBack(quota, instantMs)), stepOf(quota));

/** Which amount the next free slot is sought for, and from when on. */
export type SlotWish = { amount?: number; from?: string };

/** A quota as it stands now. */
export async function showQuota(
	books: Books,
	quota: QuotaRecord,
	now: Date,
	{ amount = 1, from }: SlotWish = {},
): Promise<Quota> {
	const nowMs = now.getTime();
	const fromMs = from === undefined ? nowMs : new Date(from).getTime();
	return toQuota(quota, takenLine(await takesFrom(books, quota, nowMs)), { nowMs, amount, fromMs });
}

export async function getQuota(books: Books, quotaId: string, now: Date, wish: SlotWish = {}): Promise<Quota> {
	const quota = await books.quotas.find(quotaId);
	if (!quota) throw quotaNotFound(quotaId);
	return showQuota(books, quota, now, wish);
}
