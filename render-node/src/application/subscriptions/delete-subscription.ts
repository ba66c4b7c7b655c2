import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { subscriptionNotFound } from './show-subscription.js';

/** Ends a subscription; events that were not delivered yet are dropped with it. */
export function deleteSubscription(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	id: string,
	actor: string,
): Promise<void> {
	return store.transaction(async (books) => {
		if (!(await books.subscriptions.remove(id))) throw subscriptionNotFound(id);
		const entry = { actor, action: 'subscription.delete', subject: `subscription:${id}`, facts: {} };
		await recordAudit(books, entry, clock.now());
	});
}
