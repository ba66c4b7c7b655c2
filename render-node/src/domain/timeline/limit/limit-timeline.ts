import type { Timeline, Warning } from '@showrunner/contract';
import { placeInserts } from '../inserts/place-inserts.js';
import { placeChapters } from '../place-chapters.js';
import { timelineDurationMs } from '../timeline-duration.js';
import { checkCovers } from '../cover/check-covers.js';
import { cutCaptions } from './cut-captions.js';
import { cutCovers } from './cut-covers.js';
import { cutScenes } from './cut-scenes.js';
import { findCut, type Cut } from './find-cut.js';

export type Limited = {
	timeline: Timeline;
	/** Whether a voice may go on where the video ends: it is broken off there. */
	isCut: boolean;
	warnings: Warning[];
};

/**
 * The timeline within its limit, as if it had been written so short: the music fades out at the new end, and captions
 * are those of words that are spoken to their end. One without a limit, or within it, is given back as it is.
 */
export function limitTimeline(timeline: Timeline): Limited {
	const { limit } = timeline;
	const totalMs = timelineDurationMs(timeline);
	if (!limit || totalMs <= limit.maxDurationMs) return { timeline, isCut: false, warnings: [] };
	checkCovers(timeline);
	const cut = findCut(timeline, limit);
	const { outputs, warnings } = cutCovers(timeline.outputs, cut.endMs);
	const shorter = { ...cutTimeline(timeline, cut.endMs), outputs };
	const lost = timeline.scenes.length - shorter.scenes.length;
	return { timeline: shorter, isCut: true, warnings: [shortened(timeline, cut, totalMs, lost), ...warnings] };
}

function cutTimeline(timeline: Timeline, endMs: number): Timeline {
	const { captions, inserts, overlays, chapters } = timeline;
	const begins = ({ startMs }: { startMs: number }) => startMs < endMs;
	return {
		...timeline,
		scenes: cutScenes(timeline.scenes, endMs),
		voice: timeline.voice.filter(begins),
		effects: timeline.effects.filter(begins),
		...(captions && { captions: cutCaptions(captions, endMs) }),
		...(overlays && { overlays: cutOverlays(overlays, endMs) }),
		...(inserts && { inserts: cutInserts(timeline, endMs) }),
		...(chapters && chapters !== 'scenes' && { chapters: cutChapters(timeline, endMs) }),
	};
}

const cutOverlays = (overlays: NonNullable<Timeline['overlays']>, endMs: number) =>
	overlays
		.filter(({ startMs = 0 }) => startMs < endMs)
		.map((overlay) => ((overlay.endMs ?? 0) > endMs ? { ...overlay, endMs } : overlay));

/** By their times: the sentence that one began with may be gone. */
function cutInserts(timeline: Timeline, endMs: number): Timeline['inserts'] {
	return placeInserts(timeline)
		.placed.filter(({ startMs }) => startMs + leastSeenMs <= endMs)
		.map(({ insert, startMs, endMs: goneMs }) => {
			return { ...insert, at: { startMs }, durationMs: Math.min(goneMs, endMs) - startMs };
		});
}

const leastSeenMs = 50;

function cutChapters(timeline: Timeline, endMs: number): Timeline['chapters'] {
	const placed = placeChapters(timeline).filter(({ startMs }) => startMs < endMs);
	return placed.length > 0 ? placed.map(({ startMs, title }) => ({ startMs, title })) : undefined;
}

const places = {
	sentence: 'behind the end of a sentence',
	scene: 'where a scene ends',
	exact: 'at the limit',
} as const;

function shortened({ limit, scenes }: Timeline, { endMs, at }: Cut, totalMs: number, lost: number): Warning {
	const wished = limit && limit.trimAt !== at ? `; no ${limit.trimAt} ends before the limit` : '';
	const dropped = lost > 0 ? `, with ${lost} of ${scenes.length} scenes` : '';
	const message = `The video ends at ${seconds(endMs)}, ${places[at]}${wished}; ${seconds(totalMs - endMs)} of ${seconds(totalMs)} are cut off${dropped}`;
	return { code: 'video-shortened', message, field: 'timeline.limit' };
}

const seconds = (ms: number) => `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
