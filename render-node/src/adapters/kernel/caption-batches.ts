import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import { needsWide } from '../ffmpeg/letters/letter-ink.js';
import { readAss } from './ass-lines.js';
import { captionArea } from './caption-area.js';
import { drawCaptions, type CaptionedSegment, type CaptionFile } from './draw-captions.js';
import { createDrawImages, type DrawImages } from './image-bands.js';
import type { CaptionBand, StillJob } from './still-job.js';
import { stillPlan } from './still-plan.js';

/**
 * Drawn states that are held at once: some 70 MB at 1080×1920, and half a second to draw. What is looked for in all rows may
 * take up six times as many.
 */
const mostStates = { fewRows: 128, allRows: 20 };
type Kind = 'captions' | 'overlays';

type Batch = {
	segments: CaptionedSegment[];
	states: number;
	kind: Kind;
	drawn: Promise<Cost & { bands: (CaptionBand | null)[][] }> | null;
};

export type DrawnBands = Cost & Pick<StillJob, 'bands' | 'bandOf'>;

export type CaptionBatches = {
	/** Segments of one output that will be drawn soon: their captions are drawn together. */
	announce(segments: readonly SegmentPlan[], encoding: Encoding): void;
	/** The captions or overlays of a segment, drawn now with those of its batch if they are not there yet. To be called once. */
	take(segment: SegmentPlan, kind: Kind, encoding: Encoding, files: CaptionFile, run: RunContext): Promise<DrawnBands>;
	images: DrawImages;
};

export function createCaptionBatches(ffmpegPath: string): CaptionBatches {
	const batches = { captions: new WeakMap<SegmentPlan, Batch>(), overlays: new WeakMap<SegmentPlan, Batch>() };
	return {
		images: createDrawImages(ffmpegPath),
		announce(segments, encoding) {
			const open = new Map<string, Batch>();
			for (const segment of segments) {
				for (const kind of ['captions', 'overlays'] as const) {
					const wanted = captionedSegment(segment, kind, encoding);
					if (wanted === null) continue;
					const alike = `${needsWide(wanted.ass)} ${readAss(wanted.ass)?.header}`;
					const former = open.get(alike);
					const { rows } = captionArea(wanted.ass, encoding.frame).area;
					const most = mostStates[rows < encoding.frame.height ? 'fewRows' : 'allRows'];
					const count = wanted.states.filter((state) => state.drawn).length;
					const joins = former?.kind === kind && former.states + count <= most;
					const batch = joins ? former : emptyBatch(kind);
					batch.segments.push(wanted);
					batch.states += count;
					open.set(alike, batch);
					batches[kind].set(segment, batch);
				}
			}
		},
		async take(segment, kind, encoding, files, run) {
			const wanted = captionedSegment(segment, kind, encoding);
			if (wanted === null) return { cpuMs: 0, ...bandsByFrame([], [], segment.frameCount) };
			const batch = batches[kind].get(segment) ?? { ...emptyBatch(kind), segments: [wanted] };
			batches[kind].delete(segment);
			const isFirst = batch.drawn === null;
			batch.drawn ??= drawCaptions(ffmpegPath, batch.segments, encoding, files, run);
			const { cpuMs, bands } = await batch.drawn;
			const index = batch.segments.findIndex((each) => each.segment === segment);
			const own = bands[index] ?? [];
			bands[index] = [];
			return { cpuMs: isFirst ? cpuMs : 0, ...bandsByFrame(own, wanted.states, segment.frameCount) };
		},
	};
}

/** Null where the kernel has nothing of the kind to lay over the segment. */
function captionedSegment(segment: SegmentPlan, kind: Kind, encoding: Encoding): CaptionedSegment | null {
	const ass = kind === 'captions' ? segment.captions : (segment.overlays?.text ?? null);
	const still = ass === null ? null : stillPlan(segment, encoding);
	const states = kind === 'captions' ? still?.states : still?.overlays;
	return ass === null || !states || states.length === 0 ? null : { segment, ass, states };
}

const emptyBatch = (kind: Kind): Batch => ({ kind, segments: [], states: 0, drawn: null });

function bandsByFrame(drawn: readonly (CaptionBand | null)[], states: CaptionedSegment['states'], frameCount: number) {
	const bands: CaptionBand[] = [];
	const bandOf = new Int32Array(frameCount).fill(-1);
	const left = drawn.values();
	for (const [index, state] of states.entries()) {
		if (!state.drawn) continue;
		const { value: band } = left.next();
		if (band === undefined) throw new Error('FFmpeg drew fewer captions than it was asked for');
		if (band !== null) bandOf.fill(bands.push(band) - 1, state.firstFrame, states[index + 1]?.firstFrame ?? frameCount);
	}
	return { bands, bandOf };
}
