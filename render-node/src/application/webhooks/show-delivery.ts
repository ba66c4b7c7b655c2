import type { Delivery, DeliveryState } from '@showrunner/contract';
import type { DeliveryRecord } from '../../domain/callbacks/delivery-record.js';
import { notFound } from '../../domain/refusal.js';

function stateOf({ deliveredAt, gaveUpAt }: DeliveryRecord): DeliveryState {
	if (deliveredAt !== null) return 'delivered';
	return gaveUpAt === null ? 'pending' : 'given-up';
}

/** An address without what may be a token in it. */
function withoutQuery(url: string): string {
	const { origin, pathname, search } = new URL(url);
	return `${origin}${pathname}${search && '?…'}`;
}

/** The webhook as operators see it; never its content. */
export const toDelivery = (record: DeliveryRecord): Delivery => ({
	id: record.id,
	state: stateOf(record),
	subscriptionId: record.subscriptionId,
	batchId: record.batchId,
	address: withoutQuery(record.url),
	attempts: record.attempts,
	lastAnswer: record.lastAnswer,
	reason: record.gaveUpFor,
	createdAt: record.createdAt.toISOString(),
	deliveredAt: record.deliveredAt?.toISOString() ?? null,
	gaveUpAt: record.gaveUpAt?.toISOString() ?? null,
	replayedAt: record.replayedAt?.toISOString() ?? null,
});

export const deliveryNotFound = (id: string) =>
	notFound('delivery-not-found', 'There is no such webhook', {
		field: 'deliveryId',
		detail: id,
		fix: 'List the webhooks for their ids',
	});
