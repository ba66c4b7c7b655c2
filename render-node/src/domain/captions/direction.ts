import { scriptOfLocale } from './script-of.js';

const rtlLetter = /\p{sc=Arabic}|\p{sc=Hebrew}|\p{sc=Syriac}|\p{sc=Thaana}|\p{sc=Nko}|\p{sc=Adlam}/u;
const rtlMark = '\u200f';
const ltrMark = '\u200e';

const firstLetter = (text: string) => /\p{L}/u.exec(text)?.[0] ?? '';

/** Base direction of a text: that of its language where it holds any such letter, else that of its first letter. */
export function isRtl(text: string, locale: string): boolean {
	const script = scriptOfLocale(locale);
	const rtlLanguage = script === 'arabic' || script === 'hebrew';
	return rtlLanguage ? rtlLetter.test(text) : rtlLetter.test(firstLetter(text)) && !/\p{sc=Latin}{3}/u.test(text);
}

/** A direction mark for the front of a line whose first letter would give its reader the wrong base direction. */
export function directionMark(line: string, rtl: boolean): string {
	const letter = firstLetter(line);
	const startsRtl = rtlLetter.test(letter);
	if (rtl) return startsRtl && /^[\p{L}]/u.test(line) ? '' : rtlMark;
	return startsRtl ? ltrMark : '';
}
