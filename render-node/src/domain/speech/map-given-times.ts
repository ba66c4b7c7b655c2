import type { GivenTime, TimingSource } from '@showrunner/contract';
import { fillWordTimes } from './fill-word-times.js';
import { matchLetters } from './match-letters.js';
import { shareSpan, type TimeSpan } from './time-span.js';
import { isSayable, type VisibleWord } from './visible-words.js';

/** How much of the text has to be among what the vendor timed; numbers that it spelled out are not. */
const leastMatched = 0.6;
/** Encoders pad a sound, and vendors round. */
const overMs = 250;
/** A gap shorter than this holds no word. */
const shortestWordMs = 40;

export type MappedTimes = { spans: TimeSpan[]; sources: TimingSource[] };
export type UnfitTimes = { unfit: string };

/**
 * Gives every visible word the time that a vendor told for its letters, whatever the vendor's pieces are: characters,
 * syllables, words, or whole phrases of scripts without spaces. Words that the vendor writes otherwise (1912 as nineteen
 * twelve) get the time between their neighbours. Tells why, where the times cannot be those of this sound and text.
 * @param voiced when the sound can be heard
 */
export function mapGivenTimes(
	words: readonly VisibleWord[],
	given: readonly GivenTime[],
	{ voiced, durationMs }: { voiced: TimeSpan; durationMs: number },
): MappedTimes | UnfitTimes {
	const wrong = wrongTimes(given, voiced, durationMs);
	if (wrong !== null) return { unfit: wrong };
	const wanted = words.flatMap(({ text }, word) => foldedLetters(text).map((letter) => ({ letter, word })));
	const told = given.flatMap(timedLetters);
	const places = matchLetters(
		wanted.map(({ letter }) => letter),
		told.map(({ letter }) => letter),
	);
	const matched = places?.reduce((count, place) => count + (place >= 0 ? 1 : 0), 0) ?? 0;
	if (places === null || matched < Math.max(1, wanted.length * leastMatched))
		return { unfit: 'they are of another text' };
	const known: (TimeSpan | null)[] = words.map(() => null);
	for (const [index, { word }] of wanted.entries()) {
		const letter = told[places[index] ?? -1];
		if (!letter) continue;
		known[word] = { startMs: known[word]?.startMs ?? letter.startMs, endMs: letter.endMs };
	}
	return filled(words, known, voiced);
}

/** Null where nothing speaks against them. */
function wrongTimes(given: readonly GivenTime[], voiced: TimeSpan, durationMs: number): string | null {
	const pieces = given.filter(({ text }) => foldedLetters(text).length > 0);
	const [first, last] = [pieces[0], pieces.at(-1)];
	if (!first || !last) return 'they hold no words';
	if (pieces.some(({ startMs, endMs }) => endMs < startMs)) return 'some end before they begin';
	if (pieces.some(({ startMs }, index) => startMs < (pieces[index - 1]?.startMs ?? 0))) return 'they go back in time';
	if (pieces.some(({ endMs }) => endMs > durationMs + overMs)) return 'they go on behind the end of the sound';
	const middleMs = (voiced.startMs + voiced.endMs) / 2;
	if (last.endMs < middleMs || first.startMs > middleMs) return 'they cover less than half of what is heard';
	return null;
}

/** Letters and digits alone, in one form, small: what two spellings of a word share. */
function foldedLetters(text: string): string[] {
	return [...text.normalize('NFKD').toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
}

function timedLetters({ text, startMs, endMs }: GivenTime): (TimeSpan & { letter: string })[] {
	const letters = foldedLetters(text);
	const each = (endMs - startMs) / letters.length;
	return letters.map((letter, i) => ({ letter, startMs: startMs + i * each, endMs: startMs + (i + 1) * each }));
}

/** Words without a time share the room between their neighbours, where there is any. */
function filled(words: readonly VisibleWord[], known: (TimeSpan | null)[], voiced: TimeSpan): MappedTimes {
	const sources = known.map((span): TimingSource => (span ? 'provider' : 'estimated'));
	const spans = [...known];
	for (let from = 0; from < words.length; from++) {
		if (known[from]) continue;
		let to = from;
		while (to + 1 < words.length && !known[to + 1]) to++;
		const room = {
			startMs: known[from - 1]?.endMs ?? voiced.startMs,
			endMs: known[to + 1]?.startMs ?? voiced.endMs,
		};
		const texts = words.slice(from, to + 1).map(({ text }) => text);
		if (texts.some(isSayable) && room.endMs - room.startMs >= shortestWordMs * texts.length) {
			for (const [index, span] of shareSpan(room, texts).entries()) spans[from + index] = span;
			// Between two told times lies just this word.
			if (from === to) sources[from] = 'provider';
		}
		from = to;
	}
	const texts = words.map(({ text }) => text);
	return { spans: fillWordTimes(texts, spans, voiced), sources };
}
