import type { PurchaseState } from '@showrunner/contract';
import type { PurchaseRecord } from './purchase-record.js';

/** A purchase with the holder and the lease of the attempt that has brought it to its state. */
export type ClaimablePurchase = { purchase: PurchaseRecord; holder: string; leaseExpiresAt: Date };

export type ClaimChoice =
	| { claim: 'reused'; purchase: PurchaseRecord }
	| { claim: 'resumed'; purchase: PurchaseRecord }
	| { claim: 'held'; purchase: PurchaseRecord; leaseExpiresAt: Date }
	/** `into`: the failed purchase that is tried again; null: there is none. */
	| { claim: 'new'; into: PurchaseRecord | null }
	/** Its call is dead: how that one ended has to be settled before anything else. */
	| { claim: 'lost'; purchase: PurchaseRecord };

/** A finished result is worth most, then one that is on its way. */
const order: readonly PurchaseState[] = ['kept', 'ticketed', 'open', 'failed'];

/**
 * What a claim gets out of the purchases under its key. The holder's own come first: a retry finds what it has bought
 * itself, and its call before this one is dead.
 */
export function chooseClaim(found: readonly ClaimablePurchase[], holder: string, now: Date): ClaimChoice {
	const rank = (one: ClaimablePurchase) => {
		const isOwn = one.holder === holder && one.purchase.state !== 'failed';
		return order.indexOf(one.purchase.state) - (isOwn ? order.length : 0);
	};
	const [best] = [...found].sort((a, b) => rank(a) - rank(b));
	if (!best) return { claim: 'new', into: null };
	const { purchase, leaseExpiresAt } = best;
	if (purchase.state === 'kept') return { claim: 'reused', purchase };
	if (purchase.state === 'ticketed') return { claim: 'resumed', purchase };
	if (purchase.state === 'failed') return { claim: 'new', into: purchase };
	const isDead = best.holder === holder || leaseExpiresAt <= now;
	return isDead ? { claim: 'lost', purchase } : { claim: 'held', purchase, leaseExpiresAt };
}
