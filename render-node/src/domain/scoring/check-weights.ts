import type { VideoCheck } from '@showrunner/contract';

/**
 * How much a check counts. Targets come from standards, which each check names; how they add up is our own choice of
 * three steps: 3 for what makes a viewer leave, 2 for what disturbs while watching, 1 for polish.
 */
export const checkWeights: Record<VideoCheck, 1 | 2 | 3> = {
	...{ black: 3, frozen: 3, silence: 3, clipping: 3, sync: 3 },
	...{ resolution: 2, loudness: 2, duration: 2, 'caption-coverage': 2, 'caption-timing': 2 },
	...{ exposure: 1, sharpness: 1, 'frame-rate': 1, 'caption-speed': 1, 'caption-order': 1 },
};

/**
 * A check cannot be outweighed by all the others: the whole is at most this much above it. A black half hour is no
 * good video because its sound is fine.
 */
export const mostAbove: Record<1 | 2 | 3, number> = { 3: 40, 2: 50, 1: 75 };
