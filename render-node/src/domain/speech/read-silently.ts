import { languageOf } from './language-of.js';
import { readingTimeMs, shortestCaptionMs } from './reading-speed.js';
import type { TimeSpan } from './time-span.js';
import type { VisibleWord } from './visible-words.js';

const pauseBetweenSentencesMs = 250;

/** When a viewer reads each word of a text that nobody speaks. Times run on through the sentences, from 0. */
export function readSilently(
	sentences: VisibleWord[][],
	locale: string,
	speed: number,
): { spans: TimeSpan[]; durationMs: number } {
	const language = languageOf(locale);
	const spans: TimeSpan[] = [];
	let nowMs = 0;
	for (const [index, sentence] of sentences.entries()) {
		if (index > 0) nowMs += pauseBetweenSentencesMs / speed;
		for (const word of sentence) {
			const startMs = nowMs;
			nowMs += readingTimeMs(word.text, language) / speed;
			spans.push({ startMs, endMs: nowMs });
		}
	}
	return { spans, durationMs: Math.max(nowMs, shortestCaptionMs) };
}
