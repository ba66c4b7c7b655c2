import { randomUUID } from 'node:crypto';
import type { Answer } from '../../domain/callbacks/caller-presence.js';
import { afterAttempt, type DeliveryStep } from '../../domain/callbacks/delivery-policy.js';
import type { DeliveryRecord } from '../../domain/callbacks/delivery-record.js';
import { signedHeaders } from '../../domain/signing/webhook-signature.js';
import type { Repositories } from '../../domain/store/store.js';
import { traced } from '../../domain/tracing/tracer.js';
import type { Deps } from '../deps.js';
import { deliveryBody } from './callback-body.js';

type DeliverDeps = Pick<Deps, 'store' | 'clock' | 'log' | 'caller' | 'metrics' | 'tracer'>;

async function book(
	books: Repositories,
	delivery: DeliveryRecord,
	answer: Answer | null,
	step: DeliveryStep,
	now: Date,
): Promise<void> {
	const attempts = delivery.attempts + 1;
	const lastAnswer = answer ? String(answer.status) : 'no answer';
	if (step.kind === 'retry') {
		const ticketId = randomUUID();
		await books.deliveries.update(delivery.id, { attempts, lastAnswer, goneInARow: step.goneInARow, ticketId });
		const startAfter = new Date(now.getTime() + step.delayMs);
		return books.tickets.send('deliveries', [{ id: ticketId, recordId: delivery.id, priority: 0, startAfter }]);
	}
	const ended = step.kind === 'delivered' ? { deliveredAt: now } : { gaveUpAt: now };
	await books.deliveries.update(delivery.id, { attempts, lastAnswer, ticketId: null, body: null, ...ended });
	if (delivery.batchId === null) return;
	await books.batches.update(delivery.batchId, {
		callbackContext: null,
		...(step.kind === 'delivered' && { callbackDeliveredAt: now }),
	});
}

/** Tries once to deliver the webhook that a ticket names; books the outcome and, where needed, the next try. */
export async function deliver(
	{ store, clock, log, caller, metrics, tracer }: DeliverDeps,
	deliveryId: string,
	ticketId: string,
): Promise<void> {
	const delivery = await store.deliveries.find(deliveryId);
	if (!delivery || delivery.ticketId !== ticketId || delivery.deliveredAt || delivery.gaveUpAt) return;
	const body = await deliveryBody(store, delivery);
	if (body === null) return;
	const sentAt = clock.now();
	const start = { name: 'webhook', kind: 'client', facts: { 'showrunner.delivery.id': deliveryId } } as const;
	const answer = await traced(tracer, start, () =>
		caller.post(delivery.url, signedHeaders(delivery.apiKeyHash, delivery.id, sentAt, body), body),
	);
	const now = clock.now();
	const step = afterAttempt(
		answer,
		delivery.attempts + 1,
		delivery.goneInARow,
		now.getTime() - delivery.createdAt.getTime(),
	);
	await store.transaction((books) => book(books, delivery, answer, step, now));
	metrics.deliveryTried(step.kind);
	const facts = {
		deliveryId,
		batchId: delivery.batchId,
		answer: answer?.status ?? null,
		attempts: delivery.attempts + 1,
	};
	if (step.kind === 'give-up') log.warn({ ...facts, reason: step.reason }, 'a webhook was given up');
	else log.info({ ...facts, outcome: step.kind }, 'a webhook was tried');
}
