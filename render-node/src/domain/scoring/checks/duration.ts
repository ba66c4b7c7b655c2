import type { Check } from '../finding.js';
import { platformRules } from '../platform-rules.js';
import { toldTime } from '../told-time.js';

/** Platforms refuse a video of another length, so there is no middle way. */
export const checkDuration: Check = ({ file: { durationMs }, expectations: { platform } }) => {
	if (!platform) return null;
	const { label, shortestMs, longestMs } = platformRules[platform];
	const fits = durationMs >= shortestMs && durationMs <= longestMs;
	return {
		check: 'duration',
		score: fits ? 100 : 0,
		...{ value: durationMs, target: durationMs < shortestMs ? shortestMs : longestMs, unit: 'ms', spans: [] },
		reason: fits
			? `${label} takes a video of ${toldTime(durationMs)}`
			: `${label} takes videos of ${toldTime(shortestMs)} to ${toldTime(longestMs)}, this one has ${toldTime(durationMs)}`,
	};
};
