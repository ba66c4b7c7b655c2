import type { PgBoss } from 'pg-boss';
import type { ChangeBus } from '../../domain/change-bus.js';
import type { QueueName } from '../../domain/store/store.js';
import { heartbeatRefreshSeconds } from './supervise-queues.js';

/** Works on one record; returns when nothing more is to be done with this queue entry. */
export type TicketHandler = (recordId: string, ticketId: string) => Promise<void>;
export type QueuePlan = { queue: QueueName; slots: number; handle: TicketHandler };

export type QueueWorkers = { stop(): Promise<void> };

/** Idle workers look this often; in between they are woken as soon as there is something to do. */
const pollingIntervalSeconds = 2;
/** setTimeout's own limit; a later entry is found by polling. */
const longestTimerMs = 2 ** 31 - 1;

type Entry = { recordId: string };

/** One pg-boss worker per slot, since only a worker known by its own id can be woken. */
async function startSlots(boss: PgBoss, { queue, slots, handle }: QueuePlan): Promise<string[]> {
	const ids: string[] = [];
	for (let slot = 0; slot < slots; slot++) {
		const work = async (entries: { id: string; data: Entry }[]) => {
			for (const entry of entries) await handle(entry.data.recordId, entry.id);
			// Look for the next entry at once rather than at the next poll.
			const own = ids[slot];
			if (own !== undefined) boss.notifyWorker(own);
		};
		ids.push(await boss.work<Entry>(queue, { pollingIntervalSeconds, heartbeatRefreshSeconds, batchSize: 1 }, work));
	}
	return ids;
}

/** Takes entries off the queues, as many at once as each plan has slots. */
export async function workQueues(boss: PgBoss, plans: readonly QueuePlan[], bus: ChangeBus): Promise<QueueWorkers> {
	const workers = new Map<QueueName, string[]>();
	for (const plan of plans) workers.set(plan.queue, await startSlots(boss, plan));
	const timers = new Set<NodeJS.Timeout>();
	const wake = (queue: QueueName) => workers.get(queue)?.forEach((id) => boss.notifyWorker(id));
	const unsubscribe = bus.subscribe((change) => {
		if (change.kind !== 'tickets' || !workers.has(change.queue)) return;
		const delayMs = change.dueAtMs - Date.now();
		if (delayMs <= 0) return wake(change.queue);
		if (delayMs > longestTimerMs) return;
		const timer = setTimeout(() => {
			timers.delete(timer);
			wake(change.queue);
		}, delayMs + 10);
		timer.unref();
		timers.add(timer);
	});
	return {
		async stop() {
			unsubscribe();
			timers.forEach(clearTimeout);
			await Promise.all([...workers.keys()].map((queue) => boss.offWork(queue, { wait: true })));
		},
	};
}
