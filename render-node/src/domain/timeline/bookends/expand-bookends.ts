import { limits, type Bookend, type Scene, type Sound, type Timeline } from '@showrunner/contract';
import { inputInvalid } from '../../refusal.js';
import { mediaOf, type MediaFacts } from '../media-facts.js';
import { timelineDurationMs } from '../timeline-duration.js';
import { bookendTransition } from './bookend-transition.js';
import { bookendVisual } from './bookend-visual.js';
import { shiftTimeline } from './shift-timeline.js';

/**
 * A timeline whose intro and outro have become scenes, and all of its times later by the intro. It has to be checked
 * before, so that what is refused is called by the names that a person gave it.
 */
export function expandBookends(timeline: Timeline, media: MediaFacts): Timeline {
	const { intro, outro } = timeline;
	if (!intro && !outro) return timeline;
	const [first, last] = [timeline.scenes[0], timeline.scenes.at(-1)];
	if (!first || !last) throw new RangeError('a timeline has no scene');
	const [into, outOf] = [bookendTransition(intro, first, media), bookendTransition(outro, last, media)];
	const introMs = intro ? bookendMs(intro, into, media) : 0;
	const outroMs = outro ? bookendMs(outro, outOf, media) : 0;
	const shifted = shiftTimeline(timeline, introMs);
	const outroStartMs = introMs + timelineDurationMs(timeline);
	if (outroStartMs + outroMs > limits.videoDurationMs) throw tooLong(intro ? 'timeline.intro' : 'timeline.outro');
	const scenes = timeline.scenes.map((scene) => (scene === last ? { ...scene, transition: outOf } : scene));
	return {
		...shifted,
		scenes: [
			...(intro ? [{ ...bookendScene('intro', intro, introMs, timeline), transition: into }] : []),
			...scenes,
			...(outro ? [bookendScene('outro', outro, outroMs, timeline)] : []),
		],
		voice: [
			...ownSound(intro, 0, media, { fadeOutMs: into.durationMs }),
			...shifted.voice,
			...ownSound(outro, outroStartMs - outOf.durationMs / 2, media, { fadeInMs: outOf.durationMs }),
		],
	};
}

/** How long it is a scene: a clip to its end, of which half of its transition lies in the scene beside it. */
const bookendMs = (bookend: Bookend, { durationMs }: Scene['transition'], media: MediaFacts): number =>
	bookend.kind === 'clip' ? (mediaOf(media, bookend.assetId).durationMs ?? 0) - durationMs / 2 : bookend.durationMs;

const cut = { kind: 'cut', durationMs: 0 } as const;
/** Where clips have a pace it keeps to its own, and so to its sound. */
const ownPace = { from: 1, to: 1, easing: 'linear' } as const;

function bookendScene(id: string, bookend: Bookend, durationMs: number, { speedRamp }: Timeline): Scene {
	const visual = bookendVisual(bookend);
	const paced = visual.kind === 'clip' && speedRamp ? { ...visual, speed: ownPace } : visual;
	const motion = bookend.kind === 'still' ? bookend.motion : undefined;
	return { id, durationMs, visual: paced, transition: cut, ...(motion && { motion }) };
}

/** Among the voices, so that the music steps back for it. It melts with what is beside it as its picture does. */
function ownSound(
	bookend: Bookend | undefined,
	startMs: number,
	media: MediaFacts,
	fades: Pick<Sound, 'fadeInMs' | 'fadeOutMs'>,
): Sound[] {
	if (bookend?.kind !== 'clip' || !mediaOf(media, bookend.assetId).audioCodec) return [];
	const faded = Object.fromEntries(Object.entries(fades).filter(([, ms]) => ms > 0));
	return [{ assetId: bookend.assetId, startMs, gainDb: bookend.gainDb, ...faded }];
}

const tooLong = (field: string) =>
	inputInvalid('video-too-long', 'With its intro and outro the video is longer than a video may be', {
		field,
		fix: `Keep all of it within ${limits.videoDurationMs / 60_000} minutes`,
	});
