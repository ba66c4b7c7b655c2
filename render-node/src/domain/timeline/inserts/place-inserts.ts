import type { Insert, Timeline, Warning } from '@showrunner/contract';
import { sceneStarts } from '../scene-starts.js';
import { timelineDurationMs } from '../timeline-duration.js';
import { beyondEnd, overlapping, sceneUnknown, sentenceUnknown } from './refuse-insert.js';
import { sentenceTimes, type SentenceTime } from './sentence-times.js';

/** An insert on the video's clock. */
export type PlacedInsert = { insert: Insert; startMs: number; endMs: number };

/** So that it is seen in one frame at least at every rate. */
const shortestMs = 50;

/** In the order in which they begin; refuses what has no place, and two of one mode at once. */
export function placeInserts(timeline: Timeline): { placed: PlacedInsert[]; warnings: Warning[] } {
	const { inserts = [] } = timeline;
	const totalMs = timelineDurationMs(timeline);
	const warnings: Warning[] = [];
	const found = inserts.map((insert, index) => {
		const field = `timeline.inserts[${index}]`;
		const { startMs, endMs } = timeOf(timeline, insert, field);
		if (startMs > totalMs - shortestMs) throw beyondEnd(field, startMs, totalMs);
		if (endMs > totalMs) warnings.push(cutOff(field, endMs - totalMs));
		return { insert, field, startMs, endMs: Math.max(startMs + shortestMs, Math.min(endMs, totalMs)) };
	});
	const placed = found.sort((a, b) => a.startMs - b.startMs);
	for (const [, ofMode] of Map.groupBy(placed, ({ insert }) => insert.mode)) {
		for (const [index, { field, startMs }] of ofMode.entries()) {
			const before = ofMode[index - 1];
			if (before && startMs < before.endMs) throw overlapping(field, before.field, startMs, before.endMs);
		}
	}
	return { placed: placed.map(({ insert, startMs, endMs }) => ({ insert, startMs, endMs })), warnings };
}

function timeOf(timeline: Timeline, { at, durationMs }: Insert, field: string): SentenceTime {
	if ('startMs' in at) {
		const { startMs } = at;
		return { startMs, endMs: startMs + (durationMs ?? sceneEndAfter(timeline, startMs) - startMs) };
	}
	const starts = sceneStarts(timeline.scenes);
	const index = timeline.scenes.findIndex(({ id }) => id === at.sceneId);
	const [from, to] = [starts[index], starts[index + 1] ?? timelineDurationMs(timeline)];
	if (from === undefined) throw sceneUnknown(field, at.sceneId);
	const sentences = (timeline.captions?.scenes ?? [])
		.filter(({ startMs }) => startMs >= from && startMs < to)
		.sort((a, b) => a.startMs - b.startMs)
		.flatMap((caption) => sentenceTimes(caption, timeline.locale));
	const sentence = sentences[at.sentence - 1];
	if (!sentence) throw sentenceUnknown(field, at.sceneId, sentences.length);
	return { ...sentence, ...(durationMs && { endMs: sentence.startMs + durationMs }) };
}

function sceneEndAfter(timeline: Timeline, ms: number): number {
	const totalMs = timelineDurationMs(timeline);
	return sceneStarts(timeline.scenes).find((startMs) => startMs > ms) ?? totalMs;
}

const cutOff = (field: string, overMs: number): Warning => ({
	code: 'option-adjusted',
	message: `What is shown here ends ${overMs} ms early, where the video ends`,
	field,
});
