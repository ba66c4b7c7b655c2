import type { Deps } from '../deps.js';
import { subscriptionNotFound } from './show-subscription.js';

/** Ends a subscription; events that were not delivered yet are dropped with it. */
export async function deleteSubscription({ store }: Pick<Deps, 'store'>, id: string): Promise<void> {
	if (!(await store.transaction((books) => books.subscriptions.remove(id)))) throw subscriptionNotFound(id);
}
