import { setTimeout as sleep } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';
import type { Log } from '../../domain/ports.js';
import type { DeliveryRepository, JobRepository } from '../../domain/store/store.js';
import { spendSeries, type CountedCaps } from './spend-series.js';

export type CountedBooks = {
	budgets: CountedCaps;
	jobs: Pick<JobRepository, 'countByState' | 'queueDepths'>;
	deliveries: Pick<DeliveryRepository, 'countByState'>;
};

/** Prometheus itself waits ten seconds for all series; a database that is silent must not cost the others. */
const answerLimitMs = 5_000;

async function silence(): Promise<never> {
	await sleep(answerLimitMs, undefined, { ref: false });
	throw new Error('the database did not answer in time');
}

const gauge = (registry: Registry, name: string, help: string, labelNames: string[] = []) =>
	new Gauge({ name, help, labelNames, registers: [registry] });

/**
 * What the books say at the moment in which the series are read. All services on one store tell the same, so take the
 * maximum over them, not the sum. While the database is away, these are left out and `showrunner_store_up` is 0.
 */
export function bookSeries(registry: Registry, { budgets, jobs, deliveries }: CountedBooks, log: Log) {
	const up = gauge(registry, 'showrunner_store_up', 'Whether the database answered just now');
	const byState = gauge(registry, 'showrunner_jobs', 'Jobs in the store by state', ['state']);
	const depth = gauge(registry, 'showrunner_queue_depth', 'Jobs that wait for a worker', ['queue']);
	const oldest = gauge(registry, 'showrunner_queue_oldest_seconds', 'Age of the job that waits for longest', ['queue']);
	const webhooks = gauge(registry, 'showrunner_webhooks', 'Webhooks in the store by state', ['state']);
	const spend = spendSeries(registry, budgets);
	const read = async () => {
		const [states, depths, sent] = await Promise.all([
			jobs.countByState(),
			jobs.queueDepths(),
			deliveries.countByState(),
		]);
		for (const { state, count } of states) byState.set({ state }, count);
		for (const { weight, count, oldestAt } of depths) {
			depth.set({ queue: weight }, count);
			oldest.set({ queue: weight }, oldestAt ? Math.max(0, (Date.now() - oldestAt.getTime()) / 1000) : 0);
		}
		for (const { state, count } of sent) webhooks.set({ state }, count);
		await spend.read();
	};
	return {
		async refreshBooks() {
			for (const one of [byState, depth, oldest, webhooks, spend]) one.reset();
			try {
				await Promise.race([read(), silence()]);
				up.set(1);
			} catch (error) {
				log.debug({ err: error }, 'the books could not be counted');
				up.set(0);
			}
		},
	};
}
