/** What an engine is given for one visible word. */
export type SpokenForm = {
	/** Empty where the engine cannot say anything of it. */
	spoken: string;
	/** The part that is shown but not heard, or that is said differently; null when all is said as written. */
	altered: string | null;
};

/** How an engine wants its words; chosen by voice. */
export type SayWord = (word: string) => SpokenForm;

/** Engines take one breath for this much; longer strings are no words of any language. */
const longestWord = 64;
/** A quarter of a minute of speech for one "word"; the rest of it is not spoken. */
const longestSpoken = 128;

/** Emoji and the like, with what joins and colours them; the few symbols that have a spoken name stay. */
const pictures =
	/(?:(?![°℃℉№])[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{So}][\u200d\ufe0e\ufe0f\u20e3\u{e0020}-\u{e007f}]*)+/gu;
const joiners = /[\u200c\u200d]/gu;
const besideLetters = /(?<=\p{L}\p{M}*)[\u200c\u200d]+(?=\p{L})/gu;
const keptJoiner = { '\u200c': '\ue000', '\u200d': '\ue001' } as const;

/**
 * Takes out what no engine should see: emoji, control and format characters, broken surrogates. Joiners between
 * letters stay, since Indic and Persian spelling needs them.
 */
export function withoutPictures(word: string): { text: string; removed: string } {
	const removed = (word.match(pictures) ?? []).join('');
	const text = word
		.normalize('NFC')
		.replace(pictures, '')
		.replace(/[\ue000-\uf8ff]/gu, '')
		.replace(besideLetters, (found) => found.replace(joiners, (c) => keptJoiner[c as keyof typeof keptJoiner]))
		.replace(/[\p{Cf}\p{Cc}\p{Cs}\ufe0e\ufe0f\u20e3\ufffd]/gu, '')
		.replaceAll(keptJoiner['\u200c'], '\u200c')
		.replaceAll(keptJoiner['\u200d'], '\u200d');
	return { text, removed };
}

/** Cuts monsters into pieces that an engine can breathe through. */
export function withinBreath(spoken: string): { spoken: string; cut: boolean } {
	const pieces = spoken
		.split(/\s+/u)
		.filter(Boolean)
		.flatMap((piece) => piece.match(new RegExp(`.{1,${longestWord}}`, 'gsu')) ?? []);
	const whole = pieces.join(' ');
	return { spoken: whole.slice(0, longestSpoken).trim(), cut: whole.length > longestSpoken || whole !== tidy(spoken) };
}

function tidy(text: string): string {
	return text.split(/\s+/u).filter(Boolean).join(' ');
}
