import type { Transcript } from './port';

type Segment = Transcript['segments'][number];
type Word = Transcript['words'][number];

/** Nobody pauses so long within a sentence. */
const longestPauseMs = 800;
const longestSegmentMs = 12_000;
const ends = /[.!?…。！？؟।]["'”’)\]]*$/u;

/** Sentences of a transcript, cut at long pauses too and where nobody could read on. */
export function toSegments(text: string, words: readonly Word[]): Segment[] {
	const segments: Segment[] = [];
	let isOpen = false;
	for (const word of words) {
		const last = segments.at(-1);
		const isNear = last && word.startMs - last.endMs < longestPauseMs && word.endMs - last.startMs < longestSegmentMs;
		if (isOpen && last && isNear) {
			Object.assign(last, { endMs: word.endMs, charEnd: word.charEnd, text: text.slice(last.charStart, word.charEnd) });
		} else {
			const { startMs, endMs, charStart, charEnd } = word;
			segments.push({ startMs, endMs, charStart, charEnd, text: text.slice(charStart, charEnd) });
		}
		isOpen = !ends.test(word.text);
	}
	return segments;
}
