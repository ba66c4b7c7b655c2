import type { SpeedRamp, Timeline, Visual } from '@showrunner/contract';
import { loopFramesOf } from './clip-loop.js';
import { placeInserts } from './inserts/place-inserts.js';
import { mediaOf, type MediaFacts } from './media-facts.js';
import type { SoundPart, TempoStep } from './mix-audio.js';
import { paceOf, sourceFrame } from './pace.js';
import { sceneStarts } from './scene-starts.js';
import { transitionLengths } from './transition-lengths.js';

/** One pass of a clip's own sound, on the video's clock. */
export type PlacedClipSound = {
	assetId: string;
	startMs: number;
	gainDb: number;
	duck: boolean;
	fadeInMs: number;
	fadeOutMs: number;
	part: SoundPart;
};

type Clip = Extract<Visual, { kind: 'clip' }>;
type Span = { startMs: number; endMs: number; fadeInMs: number; fadeOutMs: number };

/** No click is heard where a sound begins or ends, or where a clip begins anew. */
const edgeMs = 30;
const seamMs = 5;
/** Between two steps of its tempo a sound's course is even. */
const stepMs = 100;
/** A shorter piece, over and over, is a hum; hours of it would be more passes than memory holds. */
const leastLoopMs = 100;

/** Whether there is enough of a clip's sound behind its trim point to be heard. */
export const hasSoundLeft = ({ trimStartMs }: Pick<Clip, 'trimStartMs'>, durationMs: number | null): boolean =>
	(durationMs ?? 0) - trimStartMs >= leastLoopMs;

/** The sounds of all clips that are to be heard and have one. */
export function clipSounds(timeline: Timeline, media: MediaFacts): PlacedClipSound[] {
	const { scenes, speedRamp, outputs } = timeline;
	// One sound serves all outputs; it keeps step with the first where their rates differ.
	const fps = outputs[0]?.fps ?? 30;
	const starts = sceneStarts(scenes);
	const { lengthsMs } = transitionLengths(scenes);
	const seen = scenes.map(({ visual, durationMs }, index) => {
		const [before, after, startMs] = [lengthsMs[index - 1] ?? 0, lengthsMs[index] ?? 0, starts[index] ?? 0];
		const fades = { fadeInMs: Math.max(edgeMs, before), fadeOutMs: Math.max(edgeMs, after) };
		return { visual, span: { startMs: startMs - before / 2, endMs: startMs + durationMs + after / 2, ...fades } };
	});
	const inserted = placeInserts(timeline).placed.map(({ insert, startMs, endMs }) => {
		return { visual: insert.visual, span: { startMs, endMs, fadeInMs: edgeMs, fadeOutMs: edgeMs } };
	});
	return [...seen, ...inserted].flatMap(({ visual, span }) => passesOf(visual, span, { ramp: speedRamp, fps, media }));
}

type Ground = { ramp: SpeedRamp | undefined; fps: number; media: MediaFacts };

/**
 * A clip is heard again from its trim point on where its picture begins anew: after whole frames, and not after its own
 * length, or the two would part a little more with each pass.
 */
function passesOf(visual: Visual, span: Span, { ramp, fps, media }: Ground): PlacedClipSound[] {
	if (visual.kind !== 'clip' || !visual.sound || visual.sound.muted) return [];
	const { assetId, trimStartMs, speed } = visual;
	const { gainDb, duck } = visual.sound;
	const { audioCodec, durationMs } = mediaOf(media, assetId);
	if (!audioCodec || !hasSoundLeft(visual, durationMs)) return [];
	const loopMs = (loopFramesOf(trimStartMs, durationMs, fps) * 1000) / fps;
	const lengthMs = span.endMs - span.startMs;
	const pace = paceOf(speed, ramp, lengthMs);
	const courseAt = (ms: number) => (pace ? sourceFrame(pace, ms) : ms);
	const passes: PlacedClipSound[] = [];
	for (let [pass, from] = [0, 0]; from < lengthMs; pass++) {
		const end = momentOf(courseAt, (pass + 1) * loopMs, from, lengthMs);
		// In less than half a frame no picture begins anew.
		const to = lengthMs - end < 500 / fps ? lengthMs : end;
		const at = (ms: number) => Math.round(trimStartMs + courseAt(ms) - pass * loopMs);
		const part = { fromMs: at(from), toMs: at(to), tempo: pace ? tempoOf(courseAt, from, to) : [] };
		const edges = {
			fadeInMs: pass === 0 ? span.fadeInMs : seamMs,
			fadeOutMs: to >= lengthMs ? span.fadeOutMs : seamMs,
		};
		if (part.toMs > part.fromMs) passes.push({ assetId, gainDb, duck, startMs: span.startMs + from, ...edges, part });
		from = Math.max(to, from + 1);
	}
	return passes;
}

type Course = (ms: number) => number;

/** When the course, which never runs backwards, has come to `source`; `to` where it does not so far. */
function momentOf(courseAt: Course, source: number, from: number, to: number): number {
	if (courseAt(to) <= source) return to;
	let [early, late] = [from, to];
	while (late - early > 0.1) {
		const middle = (early + late) / 2;
		if (courseAt(middle) < source) early = middle;
		else late = middle;
	}
	return Math.round(late);
}

/** How fast it is heard, from which moment of the part on; one step where that stays the same. */
function tempoOf(courseAt: Course, from: number, to: number): TempoStep[] {
	const steps: TempoStep[] = [];
	for (let ms = from; ms < to; ms += stepMs) {
		const end = Math.min(to, ms + stepMs);
		const rate = Number(((courseAt(end) - courseAt(ms)) / (end - ms)).toFixed(4));
		if (rate !== steps.at(-1)?.rate) steps.push({ atMs: Math.round(courseAt(ms) - courseAt(from)), rate });
	}
	return steps;
}
