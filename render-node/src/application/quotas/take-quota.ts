import { randomUUID } from 'node:crypto';
import type { TakeQuotaResponse, takeQuotaRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { Caller } from '../../domain/access/caller.js';
import type { QuotaRecord, Taken } from '../../domain/quotas/quota-record.js';
import { nextFreeSlot } from '../../domain/quotas/quota-slots.js';
import { takenLine } from '../../domain/quotas/taken-line.js';
import { planningHorizonMs, toQuota, toQuotaTake } from '../../domain/quotas/to-quota.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { refusedTake, refuseUntakable } from './refuse-take.js';
import { showTake } from './show-take.js';
import { quotaNotFound, takesFrom } from './show-quota.js';

type Wish = z.output<typeof takeQuotaRequest>;

/** The instant that is free for the wish, or a refusal. */
function findSlot(quota: QuotaRecord, takes: readonly Taken[], wish: Wish, nowMs: number, atMs: number): number {
	const { amount, orLater } = wish;
	const line = takenLine(takes);
	const untilMs = orLater ? nowMs + planningHorizonMs : atMs;
	const slotMs = nextFreeSlot(quota, line, amount, { fromMs: atMs, untilMs });
	if (slotMs === null) throw refusedTake(quota, line, amount, atMs, nowMs);
	return slotMs;
}

/** Takes what is wished for. Call it with the quota's lock held. */
async function takeNow(
	books: Repositories,
	quota: QuotaRecord,
	wish: Wish,
	{ id, takenBy, now }: { id: string; takenBy: string; now: Date },
): Promise<TakeQuotaResponse> {
	const nowMs = now.getTime();
	const atMs = wish.at === undefined ? nowMs : new Date(wish.at).getTime();
	refuseUntakable(quota, wish.amount, atMs, nowMs);
	const takes = await takesFrom(books, quota, Math.min(atMs, nowMs));
	const slotMs = findSlot(quota, takes, wish, nowMs, atMs);
	const { amount, note } = wish;
	const take = {
		id,
		quotaId: quota.id,
		amount,
		at: new Date(slotMs),
		note,
		takenBy,
		createdAt: now,
		givenBackAt: null,
	};
	await books.quotas.putTake(take);
	const line = takenLine([...takes, { atMs: slotMs, amount }]);
	return { take: toQuotaTake(take), quota: toQuota(quota, line, { nowMs, amount: 1, fromMs: nowMs }) };
}

/**
 * Takes from a quota, or gives the take of the same key; one that was given back is taken anew. Takers of one quota go one after another by its row's lock,
 * so that the sum of what they take keeps the limit whatever runs beside them.
 */
export function takeQuota(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	quotaId: string,
	wish: Wish,
	key: NonNullable<RequestKey>,
	caller: Caller,
): Promise<TakeQuotaResponse> {
	refuseUnprintable(wish);
	const fresh = randomUUID();
	return store.transaction(async (books) => {
		const id = await claimKey(books, key, fresh);
		const quota = await books.quotas.lock(quotaId);
		if (!quota) throw quotaNotFound(quotaId);
		const now = clock.now();
		const earlier = id === fresh ? null : await books.quotas.findTake(quotaId, id);
		if (earlier?.givenBackAt === null) return showTake(books, quota, id, now);
		return takeNow(books, quota, wish, { id, takenBy: caller.name, now });
	});
}
