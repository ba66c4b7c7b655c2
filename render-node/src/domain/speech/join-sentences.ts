import { soundDurationMs, trimSilence, type Sound } from './sound.js';
import type { TimeSpan } from './time-span.js';

/** One sentence with the times of its words, counted from its own start. */
export type SentenceSound = { sound: Sound; spans: TimeSpan[] };

/** A breath: long enough to hear the end of a sentence, short enough to keep the pace of a short video. */
const pauseMs = 200;
/** Kept around each sentence so that no soft consonant is cut. */
const marginMs = 30;
/** Silence before and after all, for a clean start and a cut without a click. */
const edgeMs = 40;

/** Lays sentences of one sample rate end to end; the word times then count from the start of the whole. */
export function joinSentences(sentences: SentenceSound[], sampleRateHz: number): SentenceSound {
	const placed: { samples: Float32Array; atMs: number }[] = [];
	const spans: TimeSpan[] = [];
	let nowMs = edgeMs;
	for (const { sound, spans: own } of sentences) {
		const { sound: trimmed, cutMs } = trimSilence(sound, marginMs);
		const kept = trimmed.samples.length > 0 ? trimmed : sound;
		placed.push({ samples: kept.samples, atMs: nowMs });
		const shiftMs = nowMs - cutMs;
		const limitMs = nowMs + soundDurationMs(kept);
		const within = (ms: number) => Math.min(Math.max(ms + shiftMs, nowMs), limitMs);
		spans.push(...own.map((span) => ({ startMs: within(span.startMs), endMs: within(span.endMs) })));
		nowMs = limitMs + pauseMs;
	}
	const totalMs = Math.max(nowMs - pauseMs, edgeMs) + edgeMs;
	const samples = new Float32Array(Math.round((totalMs / 1000) * sampleRateHz));
	for (const { samples: part, atMs } of placed) {
		const at = Math.round((atMs / 1000) * sampleRateHz);
		samples.set(part.subarray(0, samples.length - at), at);
	}
	return { sound: { samples, sampleRateHz }, spans };
}
