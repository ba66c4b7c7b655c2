import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 20;
const windowMs = 2_000;

/** How late timers were on average in the last two seconds: one long task hardly shows, a saturated process does. */
export function watchEventLoop(): { delayMs(): number; stop(): void } {
	const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
	histogram.enable();
	let delayMs = 0;
	const timer = setInterval(() => {
		delayMs = histogram.count === 0 ? 0 : Math.max(0, histogram.mean / 1e6 - resolutionMs);
		histogram.reset();
	}, windowMs);
	timer.unref();
	return {
		delayMs: () => delayMs,
		stop() {
			clearInterval(timer);
			histogram.disable();
		},
	};
}
