import type { DeliveryStep } from '../../domain/callbacks/delivery-policy.js';
import type { Repositories } from '../../domain/store/store.js';
import { recordAudit } from '../record-audit.js';
import { toSubscription } from '../subscriptions/show-subscription.js';
import { publishEvent } from './publish-event.js';

/** A receiver that took nothing for this long, over several events and a weekend, is not coming back by itself. */
const longestFailingMs = 3 * 24 * 60 * 60 * 1000;

/** These say nothing about the receiver. */
const ownReasons = new Set(['key-gone', 'subscription-disabled']);

/** Notes how a try went, and switches a subscription off that fails for too long. @returns whether it did */
export async function watchSubscription(
	books: Repositories,
	id: string,
	step: DeliveryStep,
	now: Date,
): Promise<boolean> {
	if (step.kind === 'delivered') {
		await books.subscriptions.noteSuccess(id);
		return false;
	}
	if (step.kind === 'give-up' && ownReasons.has(step.reason)) return false;
	const failing = await books.subscriptions.noteFailure(id, now);
	if (!failing?.failingSince || now.getTime() - failing.failingSince.getTime() < longestFailingMs) return false;
	const disabled = await books.subscriptions.disable(id, now);
	if (!disabled) return false;
	const facts = { failingSince: failing.failingSince.toISOString() };
	const entry = { actor: 'service', action: 'subscription.disable', subject: `subscription:${id}`, facts };
	await recordAudit(books, entry, now);
	await publishEvent(books, 'subscription-disabled', { subscription: toSubscription(disabled) }, now);
	return true;
}
