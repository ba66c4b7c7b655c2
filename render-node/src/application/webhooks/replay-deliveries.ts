import type { Delivery } from '@showrunner/contract';
import type { DeliveryRecord } from '../../domain/callbacks/delivery-record.js';
import { conflict } from '../../domain/refusal.js';
import type { ReplayFilter, Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { deliveryNotFound, toDelivery } from './show-delivery.js';

type ReplayDeps = Pick<Deps, 'store' | 'clock'>;

/** Replayed by one request; more would hold the transaction for long. */
export const replayedAtOnce = 500;

async function replay(books: Repositories, filter: ReplayFilter, now: Date): Promise<number> {
	const replayed = await books.deliveries.replay(filter, replayedAtOnce, now);
	const tickets = replayed.flatMap(({ id, ticketId }) =>
		ticketId === null ? [] : [{ id: ticketId, recordId: id, priority: 0 }],
	);
	await books.tickets.send('deliveries', tickets);
	return tickets.length;
}

/** Sends what was given up again, the oldest first, 500 at once. `more`: there is more of it, so ask again. */
export function replayDeliveries(
	{ store, clock }: ReplayDeps,
	filter: ReplayFilter,
	actor: string,
): Promise<{ replayed: number; more: boolean }> {
	return store.transaction(async (books) => {
		const now = clock.now();
		const replayed = await replay(books, filter, now);
		const facts = { ...filter, replayed };
		if (replayed > 0) await recordAudit(books, { actor, action: 'delivery.replay', subject: 'delivery:*', facts }, now);
		return { replayed, more: replayed === replayedAtOnce };
	});
}

function cannotReplay({ id, deliveredAt, gaveUpAt, subscriptionId, body, batchId }: DeliveryRecord) {
	const facts = { field: 'deliveryId', detail: id };
	if (deliveredAt !== null)
		return conflict('delivery-delivered', 'The webhook was delivered', { ...facts, fix: 'Nothing is left to do' });
	if (gaveUpAt === null)
		return conflict('delivery-pending', 'The webhook is still being tried', { ...facts, fix: 'Wait for its next try' });
	if (body === null && batchId === null)
		return conflict('delivery-empty', 'The content of this webhook is not kept any more', {
			...facts,
			fix: 'Read the job or production that it was about',
		});
	return conflict('subscription-disabled', 'The subscription of this webhook is switched off', {
		...facts,
		detail: subscriptionId ?? id,
		fix: 'Enable the subscription first',
	});
}

/** Sends one webhook again that was given up. */
export function replayDelivery({ store, clock }: ReplayDeps, id: string, actor: string): Promise<Delivery> {
	return store.transaction(async (books) => {
		const now = clock.now();
		const replayed = await replay(books, { id }, now);
		const record = await books.deliveries.find(id);
		if (!record) throw deliveryNotFound(id);
		if (replayed === 0) throw cannotReplay(record);
		const entry = { actor, action: 'delivery.replay', subject: `delivery:${id}`, facts: {} };
		await recordAudit(books, entry, now);
		return toDelivery(record);
	});
}
