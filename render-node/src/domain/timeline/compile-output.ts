import type { Output, Scene, Timeline } from '@showrunner/contract';
import { contentHash } from '../jobs/content-hash.js';
import { cutPoints } from './cut-points.js';
import { activeFilters } from './filters/active-filters.js';
import { filteredLayer, type Stretch } from './filters/filtered-layer.js';
import { finishOf } from './filters/finish-of.js';
import { frameSize } from './frame-size.js';
import { msAtFrame } from './frame-at.js';
import type { MediaFacts } from './media-facts.js';
import type { DrawnTransition, Encoding, Layer, OutputPlan, SegmentPlan, Size } from './render-plan.js';
import type { Stage } from './scene-layer.js';
import { sceneSpans, type SceneSpan } from './scene-spans.js';
import type { VideoEncoder } from './video-encoders.js';

/** Captions that are drawn into the picture: an ASS file for [fromMs, toMs) with its clock at `fromMs`, or null. */
export type CaptionsFor = (fromMs: number, toMs: number) => string | null;

export type OutputContext = {
	media: MediaFacts;
	transitionsMs: readonly number[];
	captionsFor: CaptionsFor | null;
	encoderFor: (frame: Size) => VideoEncoder;
	/** Names the makers of the frames and their versions; another engine shares no segments with this one. */
	engine: string;
};

export function compileOutput(timeline: Timeline, output: Output, context: OutputContext): OutputPlan {
	const { aspectRatio, fps, quality } = output;
	const frame = frameSize(output);
	const encoding: Encoding = { frame, fps, quality, encoder: context.encoderFor(frame) };
	const stage: Stage = { aspectRatio, frame, fps, media: context.media };
	const spans = sceneSpans(timeline.scenes, context.transitionsMs, fps);
	const segments = cutPoints(spans, fps).map(({ from, to, scene, fades }): SegmentPlan => {
		const stretch = { from, frameCount: to - from };
		const layerOf = (index: number) => layerAt(timeline, spans, index, stretch, stage);
		const layers: SegmentPlan['layers'] = fades ? [layerOf(scene), layerOf(scene + 1)] : [layerOf(scene)];
		const captions = context.captionsFor?.(msAtFrame(from, fps), msAtFrame(to, fps)) ?? null;
		const transition = fades ? drawnTransition(timeline.scenes[scene]) : null;
		const finish = finishOf(activeFilters(timeline.filters), { clock: from, frameCount: to - from, frame, fps });
		const drawn = { ...(transition && { transition }), ...(finish.length > 0 && { finish }) };
		const shape = { frameCount: to - from, layers, captions, ...drawn };
		return { startFrame: from, ...shape, key: contentHash({ engine: context.engine, encoding, ...shape }) };
	});
	return { aspectRatio, encoding, frameCount: spans.at(-1)?.gone ?? 0, segments };
}

/** Null for the plain crossfade. A cut has no frames of its own, so that it is never asked about. */
function drawnTransition(scene: Scene | undefined): DrawnTransition | null {
	const kind = scene?.transition.kind;
	return kind === undefined || kind === 'cut' || kind === 'crossfade' ? null : kind;
}

function layerAt(
	{ scenes, filters }: Timeline,
	spans: readonly SceneSpan[],
	index: number,
	stretch: Stretch,
	stage: Stage,
): Layer {
	const [scene, span] = [scenes[index], spans[index]];
	if (!scene || !span) throw new RangeError(`the timeline has no scene ${index}`);
	return filteredLayer(filters, scene, span, stretch, stage);
}
