import type { LengthLimit, Timeline, TrimPlace } from '@showrunner/contract';
import { frameAt } from '../frame-at.js';
import { sentenceTimes } from '../inserts/sentence-times.js';
import { sceneStarts } from '../scene-starts.js';

/** What is left to hear behind the last word; a voice that stops with the word itself sounds broken off. */
const breathMs = 250;

export type Cut = { endMs: number; at: TrimPlace };

/** The latest place of the kind wished for at which no output is longer than the limit, or else of the next kind. */
export function findCut(timeline: Timeline, { maxDurationMs, trimAt }: LengthLimit): Cut {
	const latestMs = latestEnd(timeline, maxDurationMs);
	if (trimAt === 'sentence') {
		const endMs = sentenceEnd(timeline, latestMs);
		if (endMs !== undefined) return { endMs, at: 'sentence' };
	}
	if (trimAt !== 'exact') {
		const endMs = sceneStarts(timeline.scenes).findLast((startMs) => startMs <= latestMs);
		if (endMs) return { endMs, at: 'scene' };
	}
	return { endMs: latestMs, at: 'exact' };
}

/** Frames are rounded to the nearest, so that a time just below the limit may fall on a frame behind it. */
function latestEnd({ outputs }: Timeline, maxDurationMs: number): number {
	const mostFrames = outputs.map(({ fps }) => ({ fps, frames: Math.floor((maxDurationMs * fps) / 1000) }));
	let endMs = maxDurationMs;
	while (mostFrames.some(({ fps, frames }) => frameAt(endMs, fps) > frames)) endMs -= 1;
	return endMs;
}

function sentenceEnd({ captions, locale }: Timeline, latestMs: number): number | undefined {
	const sentences = (captions?.scenes ?? [])
		.flatMap((caption) => sentenceTimes(caption, locale))
		.sort((a, b) => a.startMs - b.startMs);
	const last = sentences.findLastIndex(({ endMs }) => endMs <= latestMs);
	const spokenMs = sentences[last]?.endMs;
	if (!spokenMs) return undefined;
	const nextMs = sentences[last + 1]?.startMs ?? Infinity;
	return Math.max(spokenMs, Math.min(spokenMs + breathMs, nextMs, latestMs));
}
