import type { Subscription } from '@showrunner/contract';
import type { Deps } from '../deps.js';
import { subscriptionNotFound, toSubscription } from './show-subscription.js';

export async function getSubscription({ store }: Pick<Deps, 'store'>, id: string): Promise<Subscription> {
	const record = await store.subscriptions.find(id);
	if (!record) throw subscriptionNotFound(id);
	return toSubscription(record);
}
