import { limits, type Bookend, type Scene, type Sound, type Timeline } from '@showrunner/contract';
import { inputInvalid } from '../../refusal.js';
import { mediaOf, type MediaFacts } from '../media-facts.js';
import { timelineDurationMs } from '../timeline-duration.js';
import { bookendVisual } from './bookend-visual.js';
import { shiftTimeline } from './shift-timeline.js';

/**
 * A timeline whose intro and outro have become scenes, and all of its times later by the intro. It has to be checked
 * before, so that what is refused is called by the names that a person gave it.
 */
export function expandBookends(timeline: Timeline, media: MediaFacts): Timeline {
	const { intro, outro } = timeline;
	if (!intro && !outro) return timeline;
	const introMs = intro ? bookendMs(intro, media) : 0;
	const outroMs = outro ? bookendMs(outro, media) : 0;
	const shifted = shiftTimeline(timeline, introMs);
	const outroStartMs = introMs + timelineDurationMs(timeline);
	if (outroStartMs + outroMs > limits.videoDurationMs) throw tooLong(intro ? 'timeline.intro' : 'timeline.outro');
	const last = timeline.scenes.length - 1;
	const scenes = timeline.scenes.map((scene, index) => (index === last ? { ...scene, transition: cut } : scene));
	return {
		...shifted,
		scenes: [
			...(intro ? [bookendScene('intro', intro, introMs, timeline)] : []),
			...scenes,
			...(outro ? [bookendScene('outro', outro, outroMs, timeline)] : []),
		],
		voice: [...ownSound(intro, 0, media), ...shifted.voice, ...ownSound(outro, outroStartMs, media)],
	};
}

/** How long it is seen: a clip to its end. */
export const bookendMs = (bookend: Bookend, media: MediaFacts): number =>
	bookend.kind === 'clip' ? (mediaOf(media, bookend.assetId).durationMs ?? 0) : bookend.durationMs;

const cut = { kind: 'cut', durationMs: 0 } as const;
/** Where clips have a pace it keeps to its own, and so to its sound. */
const ownPace = { from: 1, to: 1, easing: 'linear' } as const;

function bookendScene(id: string, bookend: Bookend, durationMs: number, { speedRamp }: Timeline): Scene {
	const visual = bookendVisual(bookend);
	const paced = visual.kind === 'clip' && speedRamp ? { ...visual, speed: ownPace } : visual;
	const motion = bookend.kind === 'still' ? bookend.motion : undefined;
	return { id, durationMs, visual: paced, transition: cut, ...(motion && { motion }) };
}

/** Among the voices, so that the music steps back for it. */
function ownSound(bookend: Bookend | undefined, startMs: number, media: MediaFacts): Sound[] {
	if (bookend?.kind !== 'clip' || !mediaOf(media, bookend.assetId).audioCodec) return [];
	return [{ assetId: bookend.assetId, startMs, gainDb: bookend.gainDb }];
}

const tooLong = (field: string) =>
	inputInvalid('video-too-long', 'With its intro and outro the video is longer than a video may be', {
		field,
		fix: `Keep all of it within ${limits.videoDurationMs / 60_000} minutes`,
	});
