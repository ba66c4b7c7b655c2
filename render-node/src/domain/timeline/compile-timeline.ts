import type { AspectRatio, Timeline } from '@showrunner/contract';
import { compileOutput, type CaptionsFor, type OutputContext } from './compile-output.js';
import type { OverlaysFor } from '../overlays/draw-overlays.js';
import { drawnVisuals, withDrawings } from './drawn/drawn-visuals.js';
import { parallaxVisuals, withClips } from './parallax/parallax-visuals.js';
import type { RenderPlan } from './render-plan.js';
import { timelineDurationMs } from './timeline-duration.js';
import { transitionLengths } from './transition-lengths.js';

export type CompileContext = Pick<OutputContext, 'media' | 'focus' | 'encoderFor' | 'engine' | 'engineOf'> & {
	captionsFor: Partial<Record<AspectRatio, CaptionsFor>>;
	overlaysFor?: Partial<Record<AspectRatio, OverlaysFor | null>>;
	tightness?: Partial<Record<AspectRatio, number>>;
	/** Names what drawings and letters are drawn with. */
	drawnWith?: string;
};

/**
 * What has to be rendered, frame by frame, and nothing about how. `wished` must have passed `checkTimeline` with the
 * same media facts.
 */
export function compileTimeline(
	wished: Timeline,
	{ captionsFor, overlaysFor = {}, tightness = {}, drawnWith = '', ...context }: CompileContext,
): RenderPlan {
	const { timeline, drawings } = drawnVisuals(wished, drawnWith);
	const media = withDrawings(context.media, drawings);
	const { lengthsMs } = transitionLengths(timeline.scenes);
	const outputs = timeline.outputs.map((output) => {
		const parallax = parallaxVisuals(timeline, output, media);
		return compileOutput(parallax.timeline, output, {
			...context,
			drawnWith,
			media: withClips(media, parallax.clips),
			transitionsMs: lengthsMs,
			captionsFor: captionsFor[output.aspectRatio] ?? null,
			overlaysFor: overlaysFor[output.aspectRatio] ?? null,
			tightness: tightness[output.aspectRatio],
		});
	});
	return { durationMs: timelineDurationMs(timeline), outputs };
}
