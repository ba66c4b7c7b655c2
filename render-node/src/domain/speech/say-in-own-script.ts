import { languageOf, scriptsOf } from './language-of.js';
import { withinBreath, withoutPictures, type SayWord } from './spoken-form.js';

/** Symbols that espeak-ng reads in English, or not at all, inside these languages. */
const symbolWords: Record<string, Record<string, string>> = {
	ar: { '&': 'و', '%': 'بالمئة', '@': 'آت' },
	de: { '&': 'und', '@': 'at' },
	es: { '&': 'y' },
	fa: { '&': 'و', '%': 'درصد' },
	fr: { '&': 'et' },
	hi: { '&': 'और', '@': 'ऐट' },
	it: { '&': 'e' },
	pt: { '&': 'e' },
	ru: { '&': 'и' },
	tr: { '&': 've' },
	uk: { '&': 'і' },
	ur: { '&': 'اور', '%': 'فیصد' },
};

const keptMarks = String.raw`\p{M}\p{N}\s'’.,;:!?%&+=@°$€£¥₹،؛؟।॥·\u200c\u200d-`;

/**
 * For engines that know many languages: letters of the locale's own script and Latin are spoken, those of other
 * scripts are not, since an engine would spell them out by name.
 */
export function createSayInOwnScript(locale: string): SayWord {
	const scripts = ['Latn', ...scriptsOf(locale)].map((script) => `\\p{scx=${script}}`).join('');
	const foreign = new RegExp(`[^${scripts}${keptMarks}]`, 'gu');
	const symbols = symbolWords[languageOf(locale)] ?? {};
	return (word) => {
		const { text, removed } = withoutPictures(word);
		const marked = text
			.replace(/^https?:\/\/(?:www\.)?/iu, '')
			.replace(/[–—―]|--+|…|\.{3,}/gu, ', ')
			.replace(/[\\/⁄_|]/gu, ' ');
		const lost = removed + (marked.replace(/[\p{P}\p{Sk}<>~]/gu, '').match(foreign) ?? []).join('');
		const worded = marked.replace(foreign, '').replace(/[&%@]/gu, (symbol) => ` ${symbols[symbol] ?? symbol} `);
		const { spoken, cut } = withinBreath(worded.replace(/\s+([.,;:!?%،؛؟।])/gu, '$1'));
		if (!/[\p{L}\p{N}%&+=@°$€£¥₹]/u.test(spoken)) return { spoken: '', altered: lost || null };
		return { spoken, altered: lost || (cut ? word : null) };
	};
}
