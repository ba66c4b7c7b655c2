import type { Subscription } from '@showrunner/contract';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { subscriptionNotFound, toSubscription } from './show-subscription.js';

/** Switches a subscription on again. What it missed was not kept; what was given up can be replayed. */
export function enableSubscription(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	id: string,
	actor: string,
): Promise<Subscription> {
	return store.transaction(async (books) => {
		const record = await books.subscriptions.enable(id);
		if (!record) throw subscriptionNotFound(id);
		const entry = { actor, action: 'subscription.enable', subject: `subscription:${id}`, facts: {} };
		await recordAudit(books, entry, clock.now());
		return toSubscription(record);
	});
}
