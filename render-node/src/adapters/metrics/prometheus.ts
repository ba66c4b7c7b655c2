import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { JobRepository } from '../../domain/store/store.js';

/** Counts the service's work in Prometheus' terms; each service has a registry of its own. */
export function createMetrics(jobs: Pick<JobRepository, 'countByState'>) {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const requests = new Histogram({
		name: 'showrunner_http_request_seconds',
		help: 'Time from a request to its answer',
		labelNames: ['route', 'method', 'status'],
		buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 30],
		registers: [registry],
	});
	const jobRuns = new Histogram({
		name: 'showrunner_job_seconds',
		help: 'Time from the begin of an attempt at a job to its end',
		labelNames: ['kind', 'state', 'cached'],
		buckets: [0.1, 0.5, 2, 10, 60, 300, 1800],
		registers: [registry],
	});
	const deliveries = new Counter({
		name: 'showrunner_webhook_tries_total',
		help: 'Tries to deliver webhooks by outcome',
		labelNames: ['outcome'],
		registers: [registry],
	});
	new Gauge({
		name: 'showrunner_jobs',
		help: 'Jobs in the store by state',
		labelNames: ['state'],
		registers: [registry],
		async collect() {
			this.reset();
			for (const { state, count } of await jobs.countByState()) this.set({ state }, count);
		},
	});
	return {
		requestAnswered: (route: string, method: string, status: number, durationMs: number) =>
			requests.observe({ route, method, status: String(status) }, durationMs / 1000),
		jobEnded: (kind: string, state: string, cached: boolean, durationMs: number) =>
			jobRuns.observe({ kind, state, cached: String(cached) }, durationMs / 1000),
		deliveryTried: (outcome: string) => deliveries.inc({ outcome }),
		render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
	};
}
