import type { Overload, Pressure } from '../../domain/load/pressure.js';

export type PressureLimits = { queuedJobs: number | null; loopDelayMs: number; waitingQueries: number };

/** What is measured, each as of now. */
export type PressureGauges = {
	queuedJobs(): Promise<number>;
	loopDelayMs(): number;
	/** Statements that wait for a connection to the database. */
	waitingQueries(): number;
};

/** The depth of the queues is looked up no more often than this. */
const depthTrustMs = 2_000;
const shortlyMs = 2_000;
/** Long enough for some jobs to end. */
const laterMs = 30_000;

/** Says when the service has more to do than it was set up for; costs a count of the queue every two seconds at most. */
export function judgePressure(gauges: PressureGauges, limits: PressureLimits): Pressure {
	let depth = { count: 0, readAtMs: -Infinity };
	let reading: Promise<void> | null = null;
	const read = async () => {
		depth = { count: await gauges.queuedJobs(), readAtMs: performance.now() };
	};
	const queuedJobs = async () => {
		if (performance.now() - depth.readAtMs >= depthTrustMs) await (reading ??= read().finally(() => (reading = null)));
		return depth.count;
	};
	const momentary = (): Overload | null => {
		const delayMs = Math.round(gauges.loopDelayMs());
		if (delayMs > limits.loopDelayMs)
			return { reason: 'event-loop', detail: `Answers are ${delayMs} ms late`, retryAfterMs: shortlyMs };
		const waiting = gauges.waitingQueries();
		if (waiting <= limits.waitingQueries) return null;
		return { reason: 'database', detail: `${waiting} statements wait for the database`, retryAfterMs: shortlyMs };
	};
	return {
		async overload() {
			const now = momentary();
			if (now !== null || limits.queuedJobs === null) return now;
			const count = await queuedJobs();
			if (count < limits.queuedJobs) return null;
			return { reason: 'queue', detail: `${count} jobs are queued`, retryAfterMs: laterMs };
		},
	};
}
