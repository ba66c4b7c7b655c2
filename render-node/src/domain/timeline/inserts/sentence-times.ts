import type { CaptionedScene } from '@showrunner/contract';
import { textUnits } from '../../captions/text-units.js';
import { timedWords } from '../../captions/timed-words.js';
import { sentenceStarts } from '../../speech/split-sentences.js';

/** From the first word of a sentence to the end of its last, on the video's clock. */
export type SentenceTime = { startMs: number; endMs: number };

export function sentenceTimes(caption: CaptionedScene, locale: string): SentenceTime[] {
	const starts = sentenceStarts(caption.text, locale);
	const words = timedWords(caption, locale);
	const sentences = new Map<number, SentenceTime>();
	for (const [index, unit] of textUnits(caption.text, locale).entries()) {
		const word = words[index];
		if (!word) continue;
		const sentence = starts.findLastIndex((start) => start <= unit.start);
		const { startMs } = sentences.get(sentence) ?? word;
		sentences.set(sentence, { startMs, endMs: word.endMs });
	}
	return [...sentences.values()];
}
