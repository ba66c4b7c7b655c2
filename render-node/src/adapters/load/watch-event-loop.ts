import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 20;
const windowMs = 2_000;

/**
 * How late timers usually were: the smaller median of the last two windows of two seconds. One long task, or a machine
 * that was busy for a moment, does not show; a process that has more to do than it can shows within four seconds.
 */
export function watchEventLoop(): { delayMs(): number; stop(): void } {
	const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
	histogram.enable();
	let medians: readonly [number, number] = [0, 0];
	const timer = setInterval(() => {
		const median = histogram.count === 0 ? 0 : histogram.percentile(50) / 1e6 - resolutionMs;
		medians = [medians[1], Math.max(0, median)];
		histogram.reset();
	}, windowMs);
	timer.unref();
	return {
		delayMs: () => Math.min(...medians),
		stop() {
			clearInterval(timer);
			histogram.disable();
		},
	};
}
