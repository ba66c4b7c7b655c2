import type { Pattern } from './mood-style.js';

export type PatternStep = {
	step: number;
	accent: boolean;
	/** Steps until the next one or the end of the bar. */ room: number;
};

export function patternSteps(pattern: Pattern): PatternStep[] {
	const struck = Array.from(pattern, (mark, step) => ({ mark, step })).filter(({ mark }) => mark !== '.');
	return struck.map(({ mark, step }, i) => ({
		step,
		accent: mark === 'x',
		room: (struck[i + 1]?.step ?? pattern.length) - step,
	}));
}
