import { barsPerSection } from '../loop-length.js';
import { drums, type Drum } from '../mood-style.js';
import { patternSteps } from '../pattern-steps.js';
import type { Hit } from '../score.js';
import type { PiecePlan } from './piece-plan.js';

const pans: Record<Drum, number> = { kick: 0, taiko: 0, clap: 0.05, shaker: 0.3, tick: -0.35, block: -0.2 };
/** What keeps time quietly may play through the introduction. */
const quiet: readonly Drum[] = ['shaker', 'tick'];

export function writeDrums({ style, grid, random, chords, introBars }: PiecePlan): Hit[] {
	return drums.flatMap((drum) => {
		const patterns = style.drums.patterns[drum];
		if (!patterns) return [];
		let pattern = random.pick(patterns);
		return chords.flatMap((_, bar) => {
			if (bar % barsPerSection === 0) pattern = random.pick(patterns);
			if (bar < introBars && !quiet.includes(drum)) return [];
			return patternSteps(pattern).map(({ step, accent }) => ({
				drum,
				start: grid.at(bar, step),
				velocity: (accent ? 1 : 0.55) * random.between(0.85, 1),
				pan: pans[drum],
			}));
		});
	});
}
