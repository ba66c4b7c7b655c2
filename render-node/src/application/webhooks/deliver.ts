import type { DeliveryEnd } from '@showrunner/contract';
import { afterAttempt } from '../../domain/callbacks/delivery-policy.js';
import type { DeliveryRecord } from '../../domain/callbacks/delivery-record.js';
import { signedHeaders } from '../../domain/signing/webhook-signature.js';
import { traced } from '../../domain/tracing/tracer.js';
import type { Deps } from '../deps.js';
import { bookOutcome, type Outcome } from './book-outcome.js';
import { deliveryBody } from './callback-body.js';

type DeliverDeps = Pick<Deps, 'store' | 'clock' | 'log' | 'caller' | 'metrics' | 'tracer' | 'keys'>;

/** Sends it if somebody may be sent it, and says how that went. */
async function attempt(
	{ store, clock, caller, tracer, keys }: DeliverDeps,
	delivery: DeliveryRecord,
	body: string,
): Promise<Outcome> {
	const subscription = delivery.subscriptionId && (await store.subscriptions.find(delivery.subscriptionId));
	const none = (reason: DeliveryEnd): Outcome => ({ answer: null, step: { kind: 'give-up', reason } });
	if (subscription && subscription.disabledAt !== null) return none('subscription-disabled');
	const signers = await keys.signersFor(delivery.apiKeyHash);
	if (signers.length === 0) return none('key-gone');
	const headers = signedHeaders(signers, delivery.id, clock.now(), body);
	const start = { name: 'webhook', kind: 'client', facts: { 'showrunner.delivery.id': delivery.id } } as const;
	const answer = await traced(tracer, start, () => caller.post(delivery.url, headers, body));
	const ageMs = clock.now().getTime() - (delivery.replayedAt ?? delivery.createdAt).getTime();
	return { answer, step: afterAttempt(answer, delivery.attempts + 1, delivery.goneInARow, ageMs) };
}

/** Tries once to deliver the webhook that a ticket names; books the outcome and, where needed, the next try. */
export async function deliver(deps: DeliverDeps, deliveryId: string, ticketId: string): Promise<void> {
	const { store, clock, log, metrics } = deps;
	const delivery = await store.deliveries.find(deliveryId);
	if (!delivery || delivery.ticketId !== ticketId || delivery.deliveredAt || delivery.gaveUpAt) return;
	const body = await deliveryBody(store, delivery);
	if (body === null) return;
	const { answer, step } = await attempt(deps, delivery, body);
	const disabled = await store.transaction((books) => bookOutcome(books, delivery, { answer, step }, clock.now()));
	metrics.deliveryTried(step.kind);
	const facts = {
		...{ deliveryId, batchId: delivery.batchId, subscriptionId: delivery.subscriptionId },
		...{ answer: answer?.status ?? null, attempts: delivery.attempts + 1 },
	};
	if (step.kind === 'give-up') log.warn({ ...facts, reason: step.reason }, 'a webhook was given up');
	else log.info({ ...facts, outcome: step.kind }, 'a webhook was tried');
	if (disabled) log.warn(facts, 'a subscription was switched off, since it failed at every try for days');
}
