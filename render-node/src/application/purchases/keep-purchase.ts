import type { KeepPurchaseRequest, Purchase } from '@showrunner/contract';
import { toPurchase, type PurchaseRecord } from '../../domain/purchases/purchase-record.js';
import { boughtAssetsMissing } from '../../domain/purchases/purchase-refusals.js';
import type { Repositories } from '../../domain/store/store.js';
import { countOutcome } from '../budgets/circuits.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { lockAttempt, type LockedAttempt } from './lock-attempt.js';
import { settleAttempt } from './settle-attempt.js';

async function refuseMissing({ assets, retention }: Repositories, assetIds: readonly string[]): Promise<void> {
	// Waits for one who is deleting them, and begins their age anew.
	await retention.noteUse(assetIds);
	const found = new Set((await assets.find([...assetIds])).map((asset) => asset.id));
	const missing = assetIds.filter((assetId) => !found.has(assetId));
	if (missing.length > 0) throw boughtAssetsMissing(missing);
}

/** What the purchase becomes by a result; the one that came first stays. */
function keptBy({ purchase, attempt }: LockedAttempt, wish: KeepPurchaseRequest, now: Date): Partial<PurchaseRecord> {
	if (purchase.state === 'kept') return {};
	const { result, assetIds, costMicros } = wish;
	const { keepForMs } = purchase;
	return {
		...{ state: 'kept', result, assetIds: [...new Set(assetIds)], costMicros, problem: null },
		...{ attemptId: attempt.id, reservationId: attempt.reservationId, keptAt: now },
		outdatedAt: keepForMs === null ? null : new Date(now.getTime() + keepForMs),
	};
}

/**
 * Keeps the result of a call and books what it cost. Whoever paid is heard, however late: where another has kept a
 * result meanwhile, that one stays and only the cost is booked. The same lease is heard once.
 */
export function keepPurchase(
	{ store, clock, spendRules }: Pick<Deps, 'store' | 'clock' | 'spendRules'>,
	id: string,
	wish: KeepPurchaseRequest,
): Promise<Purchase> {
	refuseUnprintable(wish.result, ['result']);
	return store.transaction(async (books) => {
		const locked = await lockAttempt(books, id, wish.leaseId);
		const { purchase, attempt } = locked;
		if (attempt.outcome === 'kept') return toPurchase(purchase);
		await refuseMissing(books, wish.assetIds);
		const now = clock.now();
		const { provider, credentialName } = purchase;
		const asked = { provider, ...(credentialName !== null && { credentialName }) };
		await countOutcome(books, { ...asked, outcome: 'success' }, spendRules.circuit, now);
		const ended = { outcome: 'kept', paidMicros: wish.costMicros } as const;
		return toPurchase(await settleAttempt(books, locked, ended, keptBy(locked, wish, now), now));
	});
}
