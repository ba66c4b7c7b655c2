/** Letters that look like Latin ones; counted as those only in words that mix both. */
const lookalikes: Record<string, string> = Object.fromEntries(
	[...'аеорсухіјѕкмтвнαορνικτ'].map((letter, at) => [letter, 'aeopcyxijskmtbhaopvikt'.charAt(at)]),
);
const figures: Record<string, string> = {
	...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i', '|': 'i' },
};
/** Written without spaces between words: there a word is found inside of others. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Those of the words that stand in the text, whatever their case, accents, width, hidden signs, vowel marks, letters of
 * another script or figures for letters. `word*` also finds what begins with it.
 */
export function findWords(text: string, words: readonly string[]): string[] {
	const plain = toPlain(text);
	const forms = [plain, unmixed(plain), unfigured(unmixed(plain)), joined(unfigured(plain))];
	return words.filter((word) => {
		const pattern = patternOf(toPlain(word.trim()));
		return pattern !== undefined && forms.some((form) => pattern.test(form));
	});
}

/** Signs that nobody sees, tatweel and vowel marks of Arabic and points of Hebrew go; accents of Latin letters, too. */
const toPlain = (text: string) =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/(?:\p{Cf}|\u0640|[\u064b-\u065f]|\u0670|[\u0591-\u05c7])/gu, '')
		.normalize('NFD')
		.replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
		.normalize('NFC')
		.replace(/ß/g, 'ss');

const unmixed = (text: string) =>
	text.replace(/[\p{L}\p{M}\p{N}@$!|]+/gu, (word) =>
		/\p{Script=Latin}/u.test(word) ? [...word].map((letter) => lookalikes[letter] ?? letter).join('') : word,
	);

/** Figures stand for letters only where a letter stands beside them: a year is a year. */
const unfigured = (text: string) =>
	text.replace(/[\p{L}\p{M}\p{N}@$!|]+/gu, (word) =>
		/\p{L}/u.test(word) ? word.replace(/[013457@$!|]/g, (sign) => figures[sign] ?? sign) : word,
	);

/** `b.a.d` and `b a d` as `bad`. */
const joined = (text: string) =>
	text.replace(/(?<![\p{L}\p{N}])\p{L}(?:[\s._*-]\p{L}){2,}(?![\p{L}\p{N}])/gu, (spelt) =>
		spelt.replace(/[\s._*-]/g, ''),
	);

function patternOf(word: string): RegExp | undefined {
	const isBeginning = word.endsWith('*');
	const bare = isBeginning ? word.slice(0, -1) : word;
	if (bare === '') return undefined;
	const literal = bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
	if (unspaced.test(bare)) return new RegExp(literal, 'u');
	return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${literal}${isBeginning ? '' : '(?![\\p{L}\\p{M}\\p{N}])'}`, 'u');
}
