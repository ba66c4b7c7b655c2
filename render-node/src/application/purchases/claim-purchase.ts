import type { ClaimPurchaseRequest, PurchaseClaim } from '@showrunner/contract';
import { chooseClaim, type ClaimChoice } from '../../domain/purchases/choose-claim.js';
import { toPurchase, type PurchaseRecord } from '../../domain/purchases/purchase-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { throughCaps } from '../budgets/through-caps.js';
import type { Deps, Metrics } from '../deps.js';
import { earlierResource, type RequestKey } from '../idempotency/replay.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { openAttempt } from './open-attempt.js';
import { settleSilent } from './settle-silent.js';

type ClaimDeps = Pick<Deps, 'store' | 'clock' | 'spendRules'> & { metrics: Pick<Metrics, 'purchaseClaimed'> };
type Lost = Extract<ClaimChoice, { claim: 'lost' }>;

/** The longest that a caller is told to wait before it asks again. */
const longestWaitMs = 5_000;

type Facts = Partial<Pick<PurchaseClaim, 'leaseId' | 'retryAfterMs'>>;
const claimed = (claim: PurchaseClaim['claim'], purchase: PurchaseRecord, facts: Facts = {}): PurchaseClaim => ({
	...{ claim, leaseId: null, retryAfterMs: null, possiblyPaid: purchase.possiblyPaid, ...facts },
	purchase: toPurchase(purchase),
});

/** What the claim of an earlier request of the same key got, where its call may still be made. */
async function answeredEarlier(books: Repositories, key: RequestKey): Promise<PurchaseClaim | null> {
	const attemptId = await earlierResource(books, key);
	const attempt = attemptId === null ? null : await books.purchases.findAttempt(attemptId);
	const purchase = attempt && (await books.purchases.find(attempt.purchaseId));
	const isOpen = purchase?.state === 'open' && purchase.attemptId === attemptId && attempt?.outcome === null;
	return isOpen ? claimed('new', purchase, { leaseId: attemptId }) : null;
}

/** Whether all assets of a kept result are there; they count as used from now on. */
async function hasItsAssets({ assets, retention }: Repositories, { assetIds }: PurchaseRecord): Promise<boolean> {
	if (assetIds.length === 0) return true;
	await retention.noteUse(assetIds);
	return (await assets.find(assetIds)).length === new Set(assetIds).size;
}

/** What there is to find; a kept result that has lost an asset is outdated from then on. */
async function choose(books: Repositories, wish: ClaimPurchaseRequest, now: Date): Promise<ClaimChoice> {
	const claimer = { holder: wish.holder, isOwnOnly: !wish.reuse };
	for (;;) {
		const found = await books.purchases.claimable(wish.key, claimer, now);
		const choice = chooseClaim(found, wish.holder, now);
		if (choice.claim !== 'reused' || (await hasItsAssets(books, choice.purchase))) return choice;
		await books.purchases.update(choice.purchase.id, { outdatedAt: now, updatedAt: now });
	}
}

const claimOnce = (
	{ store, clock, spendRules }: ClaimDeps,
	wish: ClaimPurchaseRequest,
	key: RequestKey,
): Promise<PurchaseClaim | Lost> =>
	store.transaction(async (books) => {
		await books.budgets.share();
		await books.purchases.lockKey(wish.key);
		const earlier = await answeredEarlier(books, key);
		if (earlier) return earlier;
		const now = clock.now();
		const choice = await choose(books, wish, now);
		if (choice.claim === 'lost') return choice;
		if (choice.claim === 'reused') return claimed('reused', choice.purchase);
		if (choice.claim === 'resumed') return claimed('resumed', choice.purchase, { leaseId: choice.purchase.attemptId });
		if (choice.claim === 'held') {
			const restMs = choice.leaseExpiresAt.getTime() - now.getTime();
			return claimed('held', choice.purchase, { retryAfterMs: Math.min(longestWaitMs, restMs) });
		}
		const purchase = await openAttempt(books, spendRules, { wish, into: choice.into, key }, now);
		return claimed('new', purchase, { leaseId: purchase.attemptId });
	});

/** Settles the call that is dead, for good, whatever becomes of this claim: the vendor may have been paid for it. */
const settleLost = (deps: ClaimDeps, { purchase: { id, attemptId } }: Lost, holder: string) =>
	settleSilent(
		deps,
		{ purchaseId: id, attemptId },
		({ purchase, attempt }, now) =>
			purchase.state === 'open' &&
			purchase.attemptId === attempt.id &&
			(attempt.holder === holder || attempt.leaseExpiresAt <= now),
	);

/**
 * Finds what was bought under a key before, or lets exactly one caller buy it and holds the money. A refusal leaves no
 * purchase behind.
 */
export async function claimPurchase(
	deps: ClaimDeps,
	wish: ClaimPurchaseRequest,
	key: RequestKey,
): Promise<PurchaseClaim> {
	refuseUnprintable(wish);
	for (;;) {
		const outcome = await throughCaps(deps, () => claimOnce(deps, wish, key));
		if (outcome.claim !== 'lost') {
			deps.metrics.purchaseClaimed(outcome.claim, wish.provider);
			return outcome;
		}
		await settleLost(deps, outcome, wish.holder);
	}
}
