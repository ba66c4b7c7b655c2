import { randomUUID } from 'node:crypto';
import type { EventKind, Subscription } from '@showrunner/contract';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { toSubscription } from './show-subscription.js';

/** @param apiKeyHash whose key signs the events */
export async function createSubscription(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	{ url, events }: { url: string; events: EventKind[] },
	apiKeyHash: string,
): Promise<Subscription> {
	refuseUnprintable({ url });
	const record = { id: randomUUID(), url, events: [...new Set(events)], apiKeyHash, createdAt: clock.now() };
	await store.transaction((books) => books.subscriptions.insert(record));
	return toSubscription(record);
}
