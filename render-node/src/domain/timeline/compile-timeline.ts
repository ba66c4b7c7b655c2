import type { AspectRatio, Timeline } from '@showrunner/contract';
import { compileOutput, type CaptionsFor, type OutputContext } from './compile-output.js';
import type { OverlaysFor } from '../overlays/draw-overlays.js';
import type { RenderPlan } from './render-plan.js';
import { timelineDurationMs } from './timeline-duration.js';
import { transitionLengths } from './transition-lengths.js';

export type CompileContext = Pick<OutputContext, 'media' | 'focus' | 'encoderFor' | 'engine' | 'engineOf'> & {
	captionsFor: Partial<Record<AspectRatio, CaptionsFor>>;
	overlaysFor?: Partial<Record<AspectRatio, OverlaysFor | null>>;
};

/**
 * What has to be rendered, frame by frame, and nothing about how. `timeline` must have passed `checkTimeline` with the
 * same media facts.
 */
export function compileTimeline(
	timeline: Timeline,
	{ captionsFor, overlaysFor = {}, ...context }: CompileContext,
): RenderPlan {
	const { lengthsMs, warnings } = transitionLengths(timeline.scenes);
	const outputs = timeline.outputs.map((output) =>
		compileOutput(timeline, output, {
			...context,
			transitionsMs: lengthsMs,
			captionsFor: captionsFor[output.aspectRatio] ?? null,
			overlaysFor: overlaysFor[output.aspectRatio] ?? null,
		}),
	);
	return { durationMs: timelineDurationMs(timeline), outputs, warnings };
}
