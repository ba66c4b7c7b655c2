import type { Filter } from '@showrunner/contract';
import { createRandom } from '../../music/random.js';
import type { Size } from '../render-plan.js';
import { filterOf } from './active-filters.js';
import type { Sway, Wave } from './filter-plan.js';

/** How far the camera goes at most, in shares of the frame's shorter side: 11 pixels of 1080. */
const mostReach = 0.01;
/** Turns a second, slow as a hand's. No two have a common multiple, so that the course never repeats. */
const across = [Math.sqrt(3) / 2, Math.sqrt(7) / 2, Math.sqrt(5)];
const down = [Math.sqrt(2) / 2, Math.sqrt(6) / 2, Math.sqrt(29) / 2];
const weights = [0.5, 0.3, 0.2];

/** How the filters make a camera tremble from frame `clock` of theirs on. */
export function swayOf(filters: readonly Filter[], clock: number, { width, height }: Size, fps: number): Sway {
	const sway: Sway = { x: [], y: [] };
	for (const { strength, seed } of filterOf(filters, 'jitter')) {
		const reach = mostReach * strength * Math.min(width, height);
		const random = createRandom(seed, 'jitter');
		const waves = (perSecond: readonly number[], side: number) =>
			perSecond.map((turns, index): Wave => {
				const start = random.next() + (turns / fps) * clock;
				return { reach: ((weights[index] ?? 0) * reach) / side, turns: turns / fps, phase: start - Math.floor(start) };
			});
		sway.x.push(...waves(across, width));
		sway.y.push(...waves(down, height));
	}
	return sway;
}

/** How far the waves go together, at most. */
export const reachOf = (waves: readonly Wave[]): number => waves.reduce((sum, { reach }) => sum + reach, 0);

/** Where they are in a segment's frame, in shares of what the camera sees. */
export const swayAt = (waves: readonly Wave[], frame: number): number =>
	waves.reduce((sum, { reach, turns, phase }) => sum + reach * Math.sin(2 * Math.PI * (turns * frame + phase)), 0);
