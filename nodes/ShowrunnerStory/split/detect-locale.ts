import type { Warning } from '../../../providers/core/run-chain';
import { canonicalLocale } from '../../shared/locale-tags';
import { invalidField } from '../../shared/refusals';

/** Writing systems that belong to one language first of all. Latin tells none. */
const scripts: { locale: string; letters: RegExp }[] = [
	{ locale: 'ar', letters: /\p{Script=Arabic}/gu },
	{ locale: 'he', letters: /\p{Script=Hebrew}/gu },
	{ locale: 'hi', letters: /\p{Script=Devanagari}/gu },
	{ locale: 'ja', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
	{ locale: 'th', letters: /\p{Script=Thai}/gu },
	{ locale: 'ko', letters: /\p{Script=Hangul}/gu },
	{ locale: 'ru', letters: /\p{Script=Cyrillic}/gu },
	{ locale: 'el', letters: /\p{Script=Greek}/gu },
	{ locale: 'bn', letters: /\p{Script=Bengali}/gu },
	{ locale: 'ta', letters: /\p{Script=Tamil}/gu },
];
const han = /\p{Script=Han}/gu;
const latin = /\p{Script=Latin}/gu;

/** The given locale, or the one that the writing system suggests; a guess is told as a warning. */
export function detectLocale(text: string, given: string, fallback: string): { locale: string; warnings: Warning[] } {
	if (given !== '') return { locale: requireLocale(given, 'locale'), warnings: [] };
	const locale = guess(text) ?? requireLocale(fallback, 'defaultLocale');
	const language = new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
	const message = `The language was taken to be ${language} (${locale}); set 'Locale' to choose another`;
	return { locale, warnings: [{ code: 'option-adjusted', message, field: 'locale' }] };
}

function guess(text: string): string | undefined {
	const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
	const counts = scripts.map(({ locale, letters }) => ({ locale, count: count(letters) }));
	const hanCount = count(han);
	// Japanese mixes Han with kana; Han without any kana is Chinese.
	const kana = counts.find(({ locale }) => locale === 'ja');
	if (kana && kana.count > 0) kana.count += hanCount;
	else counts.push({ locale: 'zh', count: hanCount });
	const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
	return best.count > count(latin) ? best.locale : undefined;
}

export const requireLocale = (tag: string, field: string): string =>
	canonicalLocale(tag.trim()) ?? refuseTag(tag, field);

function refuseTag(tag: string, field: string): never {
	const title = `'${tag.slice(0, 40)}' is no language tag`;
	throw invalidField(field, title, 'Use a tag such as en, de, ar or pt-BR, or leave the field empty');
}
