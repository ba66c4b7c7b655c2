import type { Grade } from './grade-frame.js';

export type GradedFrame = Grade & { frame: number };

/** The sharpest that is not black, or of all where every one is black; of equals the first. */
export function bestFrame(graded: readonly GradedFrame[]): GradedFrame {
	const lit = graded.filter(({ isBlack }) => !isBlack);
	const [best] = [...(lit.length > 0 ? lit : graded)].sort((a, b) => b.sharpness - a.sharpness || a.frame - b.frame);
	if (!best) throw new RangeError('there is no frame to choose');
	return best;
}
