import type { TranscriptAlignResult } from '@showrunner/contract';
import type { ItemContext } from '../item-context';
import { invalidField } from '../refusals';
import { readEntries, readSection } from './read-section';

const wanted = { field: 'transcript', noun: 'transcript', madeBy: 'Showrunner Speech: Transcript' };

type Transcript = Pick<TranscriptAlignResult, 'locale' | 'words' | 'segments'>;
type Segment = Transcript['segments'][number];
type Word = Transcript['words'][number];

/** Section `transcript` as captions need it: each sentence with its words, times and places counted from its own start. */
export function readTranscript(item: ItemContext) {
	const section = readSection(item, wanted);
	const segments = readEntries(section, 'segments', wanted) as unknown as Segment[];
	const words = readEntries(section, 'words', wanted) as unknown as Word[];
	if (segments.length === 0)
		throw invalidField('transcript', 'Nothing is said in the transcript', 'Choose a sound with speech');
	const locale = typeof section.locale === 'string' && section.locale !== '' ? section.locale : 'en';
	return { locale, scenes: segments.map((segment) => toScene(segment, words)) };
}

function toScene({ startMs, endMs, text, charStart, charEnd }: Segment, words: readonly Word[]) {
	const own = words.filter((word) => word.charStart >= charStart && word.charEnd <= charEnd);
	return {
		startMs,
		durationMs: Math.max(1, endMs - startMs),
		text,
		words: own.map((word) => ({
			...word,
			startMs: word.startMs - startMs,
			endMs: word.endMs - startMs,
			charStart: word.charStart - charStart,
			charEnd: word.charEnd - charStart,
		})),
	};
}
