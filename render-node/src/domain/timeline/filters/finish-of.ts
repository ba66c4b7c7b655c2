import type { Filter } from '@showrunner/contract';
import type { Size } from '../render-plan.js';
import { filterOf } from './active-filters.js';
import type { Finish } from './filter-plan.js';
import { glitchBursts } from './glitch-bursts.js';
import { letterbox } from './letterbox.js';

const mostGrain = 24;

type Stretch = { clock: number; frameCount: number; frame: Size; fps: number };

/**
 * What the filters lay over `frameCount` frames from frame `clock` of theirs on, in the order of the work: errors of the
 * signal, then the film, then what hides a part of it.
 */
export function finishOf(filters: readonly Filter[], { clock, frameCount, frame, fps }: Stretch): Finish[] {
	const glitches = filterOf(filters, 'glitch').flatMap((glitch): Finish[] => {
		const bursts = glitchBursts(glitch, clock, frameCount, frame, fps);
		return bursts.length > 0 ? [{ kind: 'glitch', bursts }] : [];
	});
	const grains = filterOf(filters, 'grain').map(
		({ strength, seed }): Finish => ({
			...{ kind: 'grain', level: Math.max(1, Math.round(mostGrain * strength)) },
			// Each segment draws its own grains: a seed that it shares with none before it.
			seed: (seed + clock) % 2 ** 31,
		}),
	);
	const cinemas = filterOf(filters, 'cinematic').flatMap((cinematic): Finish[] => {
		const whole = { x: 0, y: 0, ...frame };
		const picture = cinematic.letterbox ? letterbox(frame, cinematic.aspectRatio) : whole;
		const vignette = cinematic.vignette ? cinematic.strength : 0;
		const leaves = vignette === 0 && picture.width === frame.width && picture.height === frame.height;
		return leaves ? [] : [{ kind: 'cinematic', picture, vignette }];
	});
	return [...glitches, ...grains, ...cinemas];
}
