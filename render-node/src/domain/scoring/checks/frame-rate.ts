import type { Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { rounded } from '../told-time.js';

/** Cinema's rate, whose NTSC form is 23.976; below 12 the eye sees single pictures. */
const fluentFps = 23.9;
const brokenFps = 11;

export const checkFrameRate: Check = ({ file: { fps } }) => {
	if (fps === null) return null;
	return {
		check: 'frame-rate',
		score: scoreBetween(fps, fluentFps, brokenFps),
		...{ value: rounded(fps, 3), target: 24, unit: 'fps', spans: [] },
		reason: `${rounded(fps, 3)} pictures a second${fps >= fluentFps ? '' : ' do not look fluent'}`,
	};
};
