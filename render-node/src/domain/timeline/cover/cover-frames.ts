import type { Cover } from '@showrunner/contract';
import type { OutputPlan } from '../render-plan.js';

/** Each costs the decoding of up to two seconds; more of them rarely show anything else. */
const mostFrames = 12;

/** Numbers of the frames that may become the cover: the one wished for, or some spread evenly over all clear ones. */
export function coverFrames(cover: Cover, plan: Pick<OutputPlan, 'segments' | 'frameCount' | 'encoding'>): number[] {
	const last = plan.frameCount - 1;
	if (cover !== 'best') return [Math.min(last, Math.floor((cover.atMs * plan.encoding.fps) / 1000))];
	const clear = plan.segments.filter(({ layers }) => layers.length === 1);
	const stretches = clear.length > 0 ? clear : plan.segments;
	const total = stretches.reduce((sum, { frameCount }) => sum + frameCount, 0);
	const count = Math.min(mostFrames, total);
	return Array.from({ length: count }, (_, index) => frameOf(stretches, Math.floor(((index + 0.5) * total) / count)));
}

/** The frame of that number when only these stretches are counted. */
function frameOf(stretches: readonly { startFrame: number; frameCount: number }[], counted: number): number {
	let left = counted;
	for (const { startFrame, frameCount } of stretches) {
		if (left < frameCount) return startFrame + left;
		left -= frameCount;
	}
	throw new RangeError(`there is no frame ${counted}`);
}
