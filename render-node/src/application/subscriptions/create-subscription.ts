import { randomUUID } from 'node:crypto';
import type { EventKind, Subscription } from '@showrunner/contract';
import type { Caller } from '../../domain/access/caller.js';
import type { Deps } from '../deps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { subscriptionNotFound, toSubscription } from './show-subscription.js';

type SubscriptionWish = { url: string; events: EventKind[] };

/** Subscribes a webhook, whose events the caller's key signs; gives the one that the same key and body made before. */
export async function createSubscription(
	{ store, clock, caller }: Pick<Deps, 'store' | 'clock' | 'caller'>,
	{ url, events }: SubscriptionWish,
	key: RequestKey,
	{ keyHash, name }: Pick<Caller, 'keyHash' | 'name'>,
): Promise<Subscription> {
	refuseUnprintable({ url });
	await caller.admit(url, 'url');
	const id = randomUUID();
	return store.transaction(async (books) => {
		const now = clock.now();
		const owner = await claimKey(books, key, id);
		if (owner !== id) {
			const earlier = await books.subscriptions.find(owner);
			if (!earlier) throw subscriptionNotFound(owner);
			return toSubscription(earlier);
		}
		const wanted = [...new Set(events)];
		const record = {
			id,
			url,
			events: wanted,
			apiKeyHash: keyHash,
			createdAt: now,
			failingSince: null,
			disabledAt: null,
		};
		await books.subscriptions.insert(record);
		const facts = { host: new URL(url).host, events: wanted };
		const entry = { actor: name, action: 'subscription.create', subject: `subscription:${id}`, facts };
		await recordAudit(books, entry, now);
		return toSubscription(record);
	});
}
