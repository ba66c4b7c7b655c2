import type { Timeline, Warning } from '@showrunner/contract';
import { depthMotion } from './parallax/depth-motion.js';

/** Layers that were to move against each other and cannot: a camera that sees all of a picture has nowhere to go. */
export const visualWarnings = ({ scenes }: Timeline): Warning[] =>
	scenes.flatMap(({ visual, motion }, index): Warning[] => {
		if (visual.kind !== 'layers' || !motion) return [];
		const { from, to } = depthMotion(motion, 1);
		const moves = from.zoom !== to.zoom || from.centreX !== to.centreX || from.centreY !== to.centreY;
		if (moves) return [];
		const message = 'The layers stand still: their camera has no room to move; a zoom above 1 gives it some';
		return [{ code: 'option-adjusted', message, field: `timeline.scenes[${index}].motion` }];
	});
