import { Counter, Histogram, type Registry } from 'prom-client';

/** What is counted about jobs, webhooks and the programs that do the work. */
export function workSeries(registry: Registry) {
	const registers = [registry];
	const runs = new Histogram({
		name: 'showrunner_job_seconds',
		help: 'Time from the begin of an attempt at a job to its end',
		labelNames: ['kind', 'state', 'cached'],
		buckets: [0.1, 0.5, 2, 10, 60, 300, 1800],
		registers,
	});
	const waits = new Histogram({
		name: 'showrunner_job_wait_seconds',
		help: 'Time that a job stood in the queue before an attempt at it began',
		labelNames: ['kind'],
		buckets: [0.05, 0.2, 1, 5, 30, 120, 600, 3600],
		registers,
	});
	const deliveries = new Counter({
		name: 'showrunner_webhook_tries_total',
		help: 'Tries to deliver webhooks by outcome',
		labelNames: ['outcome'],
		registers,
	});
	const videos = new Counter({
		name: 'showrunner_videos_encoded_total',
		help: 'Finished videos by the encoder that made them',
		labelNames: ['encoder'],
		registers,
	});
	const claims = new Counter({
		name: 'showrunner_purchase_claims_total',
		help: 'Claims of purchases by what they got: new (a call to the vendor), resumed, reused or held',
		labelNames: ['claim', 'provider'],
		registers,
	});
	const programs = new Histogram({
		name: 'showrunner_program_seconds',
		help: 'Time that programs such as ffmpeg ran',
		labelNames: ['program', 'outcome'],
		buckets: [0.05, 0.2, 1, 5, 30, 120, 600, 3600],
		registers,
	});
	return {
		jobEnded: (kind: string, state: string, cached: boolean, durationMs: number) =>
			runs.observe({ kind, state, cached: String(cached) }, durationMs / 1000),
		jobClaimed: (kind: string, waitedMs: number) => waits.observe({ kind }, waitedMs / 1000),
		deliveryTried: (outcome: string) => deliveries.inc({ outcome }),
		videoEncoded: (encoder: string) => videos.inc({ encoder }),
		purchaseClaimed: (claim: string, provider: string) => claims.inc({ claim, provider }),
		programEnded: (program: string, outcome: string, durationMs: number) =>
			programs.observe({ program, outcome }, durationMs / 1000),
	};
}
