import { processUsage } from '../startup/process-usage.mjs';

const everyMs = 5_000;
const MiB = 1024 ** 2;

/**
 * Resident memory of a service and all that it started, while something else goes on.
 * @param {number} pid
 */
export function watchMemory(pid) {
	/** @type {number[]} */
	const samples = [];
	const look = () => void samples.push(processUsage(pid).rssBytes / MiB);
	look();
	const timer = setInterval(look, everyMs);
	/** @param {number[]} some */
	const mean = (some) => some.reduce((sum, one) => sum + one, 0) / Math.max(1, some.length);
	return {
		/** Growth is from the second quarter to the last: the first fills pools and caches. */
		stop() {
			clearInterval(timer);
			look();
			const quarter = Math.max(1, Math.floor(samples.length / 4));
			const [early, late] = [mean(samples.slice(quarter, 2 * quarter)), mean(samples.slice(-quarter))];
			return { peakMiB: Math.round(Math.max(...samples)), growth: Number((late / early).toFixed(3)) };
		},
	};
}
