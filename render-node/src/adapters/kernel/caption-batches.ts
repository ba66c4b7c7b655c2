import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import { readAss } from './ass-lines.js';
import { drawCaptions, type CaptionedSegment } from './draw-captions.js';
import type { CaptionBand, StillJob } from './still-job.js';
import { stillPlan } from './still-plan.js';

/** Captions that are held at once: some 45 MB at 1080×1920. */
const mostStates = 60;

type Batch = {
	segments: CaptionedSegment[];
	states: number;
	drawn: Promise<Cost & { bands: (CaptionBand | null)[][] }> | null;
};

export type DrawnBands = Cost & Pick<StillJob, 'bands' | 'bandOf'>;

export type CaptionBatches = {
	/** Segments of one output that will be drawn soon: their captions are drawn together. */
	announce(segments: readonly SegmentPlan[], encoding: Encoding): void;
	/** The captions of a segment, drawn now with those of its batch if they are not there yet. To be called once. */
	take(
		segment: CaptionedSegment,
		encoding: Encoding,
		files: { name: string; fontsDir: string | undefined },
		run: RunContext,
	): Promise<DrawnBands>;
};

export function createCaptionBatches(ffmpegPath: string): CaptionBatches {
	const batches = new WeakMap<SegmentPlan, Batch>();
	return {
		announce(segments, encoding) {
			const open = new Map<string, Batch>();
			for (const segment of segments) {
				const states = stillPlan(segment, encoding)?.states;
				if (segment.captions === null || !states) continue;
				const header = readAss(segment.captions)?.header ?? '';
				const former = open.get(header);
				const batch = former && former.states + states.length <= mostStates ? former : emptyBatch();
				batch.segments.push({ segment, states });
				batch.states += states.length;
				open.set(header, batch);
				batches.set(segment, batch);
			}
		},
		async take(wanted, encoding, files, run) {
			const { segment, states } = wanted;
			const batch = batches.get(segment) ?? { ...emptyBatch(), segments: [wanted] };
			batches.delete(segment);
			const isFirst = batch.drawn === null;
			batch.drawn ??= drawCaptions(ffmpegPath, batch.segments, encoding, files, run);
			const { cpuMs, bands } = await batch.drawn;
			const index = batch.segments.findIndex((each) => each.segment === segment);
			const own = bands[index] ?? [];
			bands[index] = [];
			return { cpuMs: isFirst ? cpuMs : 0, ...bandsByFrame(own, states, segment.frameCount) };
		},
	};
}

const emptyBatch = (): Batch => ({ segments: [], states: 0, drawn: null });

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
