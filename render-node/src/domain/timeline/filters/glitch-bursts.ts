import { createRandom } from '../../music/random.js';
import type { Size } from '../render-plan.js';
import type { GlitchBurst } from './filter-plan.js';

/** Every half second has one burst or none; at strength 1 each has one, of a tenth of a second on average: 20 % of frames. */
const cellSeconds = 0.5;
const [shortestSeconds, longestSeconds] = [0.06, 0.14];
/** How far a plane of colour is moved, in shares of its width: 5 to 13 samples of a frame 1080 wide. */
const [leastShift, mostShift] = [0.01, 0.024];

type Glitch = { strength: number; seed: number };

/** The bursts in `frameCount` frames from frame `clock` of the filter on. The same frame always shows the same. */
export function glitchBursts(
	{ strength, seed }: Glitch,
	clock: number,
	frameCount: number,
	{ width }: Size,
	fps: number,
): GlitchBurst[] {
	const cellFrames = Math.round(cellSeconds * fps);
	const bursts: GlitchBurst[] = [];
	for (let cell = Math.floor(clock / cellFrames); cell * cellFrames < clock + frameCount; cell++) {
		const random = createRandom(seed, `glitch ${cell}`);
		if (!random.chance(strength)) continue;
		const length = Math.max(1, Math.round(random.between(shortestSeconds, longestSeconds) * fps));
		const start = cell * cellFrames + random.integer(0, cellFrames - length) - clock;
		const farthest = leastShift + (mostShift - leastShift) * strength;
		const shift = Math.max(1, Math.round((width / 2) * farthest * random.pick([1, 0.6])));
		const [from, to] = [Math.max(0, start), Math.min(frameCount, start + length)];
		if (from < to) bursts.push({ from, to, shift: random.chance(0.5) ? shift : -shift });
	}
	return bursts;
}
