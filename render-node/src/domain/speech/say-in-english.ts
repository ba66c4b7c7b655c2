import { withinBreath, withoutPictures, type SpokenForm } from './spoken-form.js';
import { sayYears } from './say-years.js';

/** Latin letters that Unicode does not decompose. */
const plainLetters: Record<string, string> = {
	ß: 'ss', ø: 'o', Ø: 'O', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', ı: 'i',
}; // prettier-ignore

/** In this order: later rules see what the earlier ones made. */
const readings: [RegExp, string][] = [
	[/^https?:\/\/(?:www\.)?/iu, ''],
	[/[‘’‚‛′ʼ`´]/gu, "'"],
	[/(\d)\s*[–—]\s*(?=[$£€¥₹]?\d)/gu, '$1 to '],
	[/(\d)-(?=\d)/gu, '$1 '],
	[/(^|[\s(])[-−–](?=[\d.])/gu, '$1 minus '],
	[/[–—―]|--+/gu, ', '],
	[/€\s*(\d[\d.,]*\d|\d)/gu, '$1 euros'],
	[/£\s*(\d[\d.,]*\d|\d)/gu, '$1 pounds'],
	[/¥\s*(\d[\d.,]*\d|\d)/gu, '$1 yen'],
	[/₹\s*(\d[\d.,]*\d|\d)/gu, '$1 rupees'],
	[/€/gu, ' euros '],
	[/£/gu, ' pounds '],
	[/¥/gu, ' yen '],
	[/₹/gu, ' rupees '],
	[/\$(?!\d)/gu, ' dollars '],
	[/&/gu, ' and '],
	[/%+/gu, ' percent '],
	[/\+/gu, ' plus '],
	[/=/gu, ' equals '],
	[/@/gu, ' at '],
	[/°\s*C\b/gu, ' degrees Celsius '],
	[/°\s*F\b/gu, ' degrees Fahrenheit '],
	[/°/gu, ' degrees '],
	[/#(?=\d)/gu, ' number '],
	[/(\d)\s*[×*]\s*(?=\d)/gu, '$1 times '],
	[/(\p{L}{2,})\.(?=\p{Ll}{2,})/gu, '$1 dot '],
	[/\.{2,}/gu, ', '],
	[/[\\/⁄_|]/gu, ' '],
];

/** Marks that print structure and are rightly silent. */
const silentMarks = /["“”„«»‹›()[\]{}*#<>~^•·¿¡§†‡…]|\p{P}/gu;

/** For the English engines, which know ASCII alone: other scripts and pictures are not spoken. */
export function sayInEnglish(word: string): SpokenForm {
	const { text, removed } = withoutPictures(word);
	const latin = [...text.normalize('NFKD').replace(/\p{M}/gu, '')].map((c) => plainLetters[c] ?? c).join('');
	const worded = sayYears(readings.reduce((result, [pattern, reading]) => result.replace(pattern, reading), latin));
	const ascii = worded.replace(/[^\w\s'.,;:!?$-]/gu, '');
	const lost = removed + (worded.replace(silentMarks, '').match(/[^\x20-\x7e]/gu) ?? []).join('');
	const { spoken, cut } = withinBreath(tidyPunctuation(ascii));
	if (!/[A-Za-z0-9]/u.test(spoken)) return { spoken: '', altered: lost || null };
	return { spoken, altered: lost || (cut ? word : null) };
}

function tidyPunctuation(text: string): string {
	return text
		.replace(/(?<![A-Za-z0-9])'+|'+(?![A-Za-z0-9])/gu, '')
		.replace(/(?<![A-Za-z0-9])-+|-+(?![A-Za-z0-9])/gu, ' ')
		.replace(/\s+([.,;:!?])/gu, '$1')
		.replace(/[.,;:!?]*([.,;:!?])(?=\s|$)/gu, '$1')
		.replace(/^[\s.,;:!?]+(?=\D)/u, '')
		.trim();
}
