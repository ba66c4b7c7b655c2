import { randomUUID } from 'node:crypto';
import type { Answer } from '../../domain/callbacks/caller-presence.js';
import type { DeliveryStep } from '../../domain/callbacks/delivery-policy.js';
import type { DeliveryRecord } from '../../domain/callbacks/delivery-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { watchSubscription } from './watch-subscription.js';

/** How a try went: the answer, or null where none came, and what follows from it. */
export type Outcome = { answer: Answer | null; step: DeliveryStep };

/** What is left of a webhook that is not tried any more. What was given up keeps its content, to be replayed. */
async function bookEnd(
	books: Repositories,
	delivery: DeliveryRecord,
	step: Exclude<DeliveryStep, { kind: 'retry' }>,
	now: Date,
): Promise<void> {
	if (step.kind === 'give-up')
		return books.deliveries.update(delivery.id, { ticketId: null, gaveUpAt: now, gaveUpFor: step.reason });
	await books.deliveries.update(delivery.id, { ticketId: null, body: null, deliveredAt: now });
	if (delivery.batchId === null) return;
	await books.batches.update(delivery.batchId, { callbackContext: null, callbackDeliveredAt: now });
}

/** Books how a try went and, where needed, queues the next. @returns whether its subscription was switched off */
export async function bookOutcome(
	books: Repositories,
	delivery: DeliveryRecord,
	{ answer, step }: Outcome,
	now: Date,
): Promise<boolean> {
	const { id, subscriptionId } = delivery;
	const isSwitchedOff = subscriptionId !== null && (await watchSubscription(books, subscriptionId, step, now));
	const lastAnswer = answer ? String(answer.status) : 'no answer';
	await books.deliveries.update(id, { attempts: delivery.attempts + 1, lastAnswer });
	if (step.kind !== 'retry') {
		await bookEnd(books, delivery, step, now);
		return isSwitchedOff;
	}
	const ticketId = randomUUID();
	await books.deliveries.update(id, { goneInARow: step.goneInARow, ticketId });
	const startAfter = new Date(now.getTime() + step.delayMs);
	await books.tickets.send('deliveries', [{ id: ticketId, recordId: id, priority: 0, startAfter }]);
	return isSwitchedOff;
}
