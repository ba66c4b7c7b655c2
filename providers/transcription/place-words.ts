import type { GivenWord, Transcript } from './port';

type Word = Transcript['words'][number];

/** Scripts that are written without spaces: there a character stands for a word. */
const spaceless =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const lettersOf = (text: string) =>
	[...text.normalize('NFKC').toLowerCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign));

/**
 * Words with their places in a text. Vendors tell the words of a text without its marks and capitals; where both hold the
 * same letters, each visible word takes the times of its own. Where they do not, the words themselves become the text.
 */
export function placeWords(text: string, words: readonly GivenWord[]): { text: string; words: Word[] } {
	const timed = words.flatMap((word) => lettersOf(word.text).map((letter) => ({ letter, word })));
	const visible = visibleWords(text);
	const letters = visible.flatMap((word) => lettersOf(word.text).map((letter) => ({ letter, word })));
	const isSame = letters.length === timed.length && letters.every(({ letter }, at) => letter === timed[at]?.letter);
	return isSame ? { text, words: timedBy(visible, timed) } : joined(words);
}

type Visible = { text: string; charStart: number; charEnd: number };

function visibleWords(text: string): Visible[] {
	const found = [...text.matchAll(/\S+/gu)].flatMap(({ 0: run, index }) =>
		spaceless.test(run) ? segments(run, index) : [{ text: run, charStart: index, charEnd: index + run.length }],
	);
	return found.filter((word) => lettersOf(word.text).length > 0);
}

/** Words of a run without spaces, by the rules of Unicode; marks go to the word before them. */
function segments(run: string, start: number): Visible[] {
	const words: Visible[] = [];
	for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(run)) {
		const [charStart, charEnd] = [start + index, start + index + segment.length];
		const last = words.at(-1);
		if (lettersOf(segment).length === 0 && last) Object.assign(last, { text: last.text + segment, charEnd });
		else words.push({ text: segment, charStart, charEnd });
	}
	return words;
}

function timedBy(visible: readonly Visible[], timed: readonly { word: GivenWord }[]): Word[] {
	let at = 0;
	return visible.map((word) => {
		const first = timed[at];
		at += lettersOf(word.text).length;
		const last = timed[at - 1];
		return { ...word, startMs: first?.word.startMs ?? 0, endMs: last?.word.endMs ?? 0, source: 'provider' };
	});
}

function joined(words: readonly GivenWord[]): { text: string; words: Word[] } {
	let text = '';
	const placed: Word[] = [];
	for (const word of words) {
		const isApart = text !== '' && !(spaceless.test(text.slice(-1)) && spaceless.test(word.text.slice(0, 1)));
		if (isApart) text += ' ';
		const charStart = text.length;
		text += word.text;
		placed.push({ ...word, charStart, charEnd: text.length, source: 'provider' });
	}
	return { text, words: placed };
}
