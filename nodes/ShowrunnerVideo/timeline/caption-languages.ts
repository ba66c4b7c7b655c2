import type { AspectRatio } from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';
import { canonicalLocale, willDo } from '../../shared/locale-tags';

/** What the scenes say in another language than the voice. */
export type Translation = {
	locale: string;
	/** By scene id. */
	texts: Readonly<Record<string, string>>;
};

/** Language of the captions in the picture of a format, or of all. */
export type CaptionLanguage = {
	aspectRatio: AspectRatio | 'all';
	/** Empty: that of the item's story. */
	locale: string;
};

type Words = {
	/** What the voice speaks. */
	locale: string;
	sceneIds: readonly string[];
	translations: readonly Translation[];
	/** The item's story where it is in another language than the voice: used where a caption language asks for it. */
	story?: Translation;
};

type Chosen = {
	/** What captions are made of, each language once. */
	translations: Translation[];
	/** By format; those without an entry show what the voice speaks. */
	locales: Partial<Record<AspectRatio, string>>;
};

/**
 * Which captions each format shows. Warns of a language that there are no captions in, of scenes that a translation says
 * nothing of, and of a format that is not made.
 */
export function chooseCaptions(
	words: Words,
	{ aspectRatios, languages }: { aspectRatios: readonly AspectRatio[]; languages: readonly CaptionLanguage[] },
	warn: (warning: Warning) => void,
): Chosen {
	const known = usable(words);
	const locales: Chosen['locales'] = {};
	for (const aspectRatio of aspectRatios) {
		const own = languages.find((each) => each.aspectRatio === aspectRatio);
		const wished = own ?? languages.find((each) => each.aspectRatio === 'all');
		if (!wished) continue;
		const locale = wished.locale || (words.story?.locale ?? words.locale);
		const found = findLocale(locale, [words.locale, ...known.map((each) => each.locale)]);
		if (found === undefined) warn(missing(locale, aspectRatio, words.locale));
		else if (found !== words.locale) locales[aspectRatio] = found;
	}
	for (const { aspectRatio } of languages)
		if (aspectRatio !== 'all' && !aspectRatios.includes(aspectRatio)) warn(notMade(aspectRatio));
	const shown = new Set(Object.values(locales));
	const used = known.filter((each) => each !== words.story || shown.has(each.locale));
	const tags = new Set([words.locale, ...used.map((each) => each.locale)].map(canonicalLocale));
	// One of other scenes is told, too: no file is made of it.
	const strange = words.translations.filter((each) => !tags.has(canonicalLocale(each.locale)));
	for (const each of [...used, ...strange]) warnOfGaps(each, words.sceneIds, warn);
	return { translations: used, locales };
}

/** Those that say something, each language once and none that the voice speaks: their files could not be told apart. */
function usable({ locale, translations, story, sceneIds }: Words): Translation[] {
	const taken = new Set([canonicalLocale(locale)]);
	return [...translations, ...(story ? [story] : [])].filter((each) => {
		const tag = canonicalLocale(each.locale);
		if (tag === undefined || taken.has(tag) || !sceneIds.some((id) => each.texts[id])) return false;
		taken.add(tag);
		return true;
	});
}

/** The very language before one that will do, such as pt-BR for pt. */
function findLocale(wished: string, known: readonly string[]): string | undefined {
	const same = known.find((each) => canonicalLocale(each) === canonicalLocale(wished));
	return same ?? known.find((each) => willDo(each, wished));
}

function warnOfGaps({ locale, texts }: Translation, sceneIds: readonly string[], warn: (warning: Warning) => void) {
	const without = sceneIds.filter((id) => !texts[id]).length;
	if (without === 0) return;
	const message = `${without} of ${sceneIds.length} scenes have no captions in ${locale}`;
	warn({ code: 'caption-language-missing', message, field: 'translations' });
}

const missing = (locale: string, aspectRatio: AspectRatio, instead: string): Warning => ({
	code: 'caption-language-missing',
	message: `There are no captions in ${locale}; ${aspectRatio} shows those in ${instead}`,
	field: 'captionLanguages',
});

const notMade = (aspectRatio: AspectRatio): Warning => ({
	code: 'option-adjusted',
	message: `No video is made in ${aspectRatio}; its caption language was left out`,
	field: 'captionLanguages',
});
