import type { Output, Timeline, VideoCodec } from '@showrunner/contract';
import { contentHash } from '../jobs/content-hash.js';
import { cutPicture, type CutGround } from './cut-picture.js';
import { cutPoints } from './cut-points.js';
import { activeFilters } from './filters/active-filters.js';
import { finishOf } from './filters/finish-of.js';
import type { FocusFacts } from './focus/focus.js';
import type { OverlaysFor } from '../overlays/draw-overlays.js';
import { frameSize } from './frame-size.js';
import { msAtFrame } from './frame-at.js';
import { letterMarks } from './letter-marks.js';
import { insertSpans } from './inserts/insert-spans.js';
import { placeInserts } from './inserts/place-inserts.js';
import type { MediaFacts } from './media-facts.js';
import type { Encoding, OutputPlan, SegmentPlan, Size } from './render-plan.js';
import type { Stage } from './scene-layer.js';
import { sceneSpans } from './scene-spans.js';
import { rateLimit } from './outputs/rate-limit.js';
import { sizedVideo } from './outputs/sized-video.js';
import type { VideoEncoder } from './video-encoders.js';

/** Captions that are drawn into the picture: an ASS file for [fromMs, toMs) with its clock at `fromMs`, or null. */
export type CaptionsFor = (fromMs: number, toMs: number) => string | null;

export type OutputContext = {
	media: MediaFacts;
	focus?: FocusFacts;
	transitionsMs: readonly number[];
	captionsFor: CaptionsFor | null;
	overlaysFor?: OverlaysFor | null;
	encoderFor: (frame: Size, codec?: VideoCodec, keepsRate?: boolean) => VideoEncoder;
	/** How much less than planned this output may spend on its pictures, where the plan was not enough: below 1. */
	tightness?: number | undefined;
	/** Names the makers of the frames and their versions; another engine shares no segments with this one. */
	engine: string;
	/** The same for codecs other than H.264. */
	engineOf?: (codec: VideoCodec) => string;
	/** Names the fonts: letters are drawn anew with other ones. */
	drawnWith?: string;
};

export function compileOutput(timeline: Timeline, output: Output, context: OutputContext): OutputPlan {
	const { aspectRatio, fps } = output;
	const frame = frameSize(output);
	const engine = context.engineOf?.(output.codec ?? 'h264') ?? context.engine;
	const stage: Stage = {
		aspectRatio,
		frame,
		fps,
		media: context.media,
		focus: context.focus,
		speedRamp: timeline.speedRamp,
	};
	const spans = sceneSpans(timeline.scenes, context.transitionsMs, fps);
	const inserts = placeInserts(timeline).placed;
	const ground: CutGround = { timeline, spans, inserts, stage };
	const cuts = cutPoints(spans, insertSpans(inserts, fps), fps);
	const encoding = encodingOf(timeline, output, cuts.length, context);
	const segments = cuts.map((cut): SegmentPlan => {
		const { from, to } = cut;
		const captions = context.captionsFor?.(msAtFrame(from, fps), msAtFrame(to, fps)) ?? null;
		const overlays = context.overlaysFor?.(cut) ?? null;
		const finish = finishOf(activeFilters(timeline.filters), { clock: from, frameCount: to - from, frame, fps });
		const drawn = {
			...cutPicture(cut, ground),
			captions,
			...(finish.length > 0 && { finish }),
			...(overlays && { overlays }),
		};
		const shape = { frameCount: to - from, ...drawn };
		const letters = letterMarks(drawn, context.drawnWith);
		return { startFrame: from, ...shape, key: contentHash({ engine, encoding, ...shape, ...letters }) };
	});
	return { aspectRatio, encoding, frameCount: spans.at(-1)?.gone ?? 0, segments };
}

function encodingOf(
	timeline: Timeline,
	output: Output,
	segments: number,
	{ encoderFor, tightness }: OutputContext,
): Encoding {
	const { fps, quality, codec = 'h264' } = output;
	const frame = frameSize(output);
	const video = sizedVideo(timeline, output);
	const encoding = { frame, fps, quality, encoder: encoderFor(frame, codec, video !== null) };
	return video ? { ...encoding, rate: rateLimit(video, segments, tightness) } : encoding;
}
