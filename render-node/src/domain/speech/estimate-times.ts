import { shareSpan, type TimeSpan } from './time-span.js';
import type { VisibleWord } from './visible-words.js';
import { blockMs } from './voiced-sound.js';

/** A pause as long as this may stand between sentences, a shorter one within a word. */
const pauseBlocks = 5;
/** So far from where the letters say it, a sentence may end in a pause; in blocks of sound without pauses. */
const reachBlocks = 40;

/**
 * When the words are said, by how long they are to say: shared among the blocks in which something is heard, sentences
 * ending in pauses. For languages that no voice here can be compared with.
 */
export function estimateTimes(sentences: readonly VisibleWord[][], powers: Float32Array, floor: number): TimeSpan[][] {
	const voiced = [...powers.keys()].filter((block) => (powers[block] ?? 0) > floor);
	const pauses = [...voiced.keys()].filter((i) => i > 0 && (voiced[i] ?? 0) - (voiced[i - 1] ?? 0) > pauseBlocks);
	const texts = sentences.map((words) => words.map(({ text }) => text).join(' '));
	const shares = shareSpan({ startMs: 0, endMs: voiced.length }, texts);
	const ends = shares.map(({ endMs }, index) => {
		if (index === shares.length - 1) return voiced.length;
		const near = pauses.filter((pause) => Math.abs(pause - endMs) <= reachBlocks);
		return near.reduce(
			(best, pause) => (Math.abs(pause - endMs) < Math.abs(best - endMs) ? pause : best),
			near[0] ?? endMs,
		);
	});
	const startOf = (at: number) => (voiced[Math.min(Math.floor(at), voiced.length - 1)] ?? 0) * blockMs;
	const endOf = (at: number) => ((voiced[Math.max(0, Math.ceil(at) - 1)] ?? 0) + 1) * blockMs;
	return sentences.map((words, index) => {
		const startMs = ends[index - 1] ?? 0;
		const span = { startMs, endMs: Math.max(startMs, ends[index] ?? startMs) };
		const parts = shareSpan(
			span,
			words.map(({ text }) => text),
		);
		return parts.map((part) => ({ startMs: startOf(part.startMs), endMs: endOf(part.endMs) }));
	});
}
