const titles = ['dr', 'prof', 'st', 'no', 'vs', 'vol', 'fig', 'ca', 'approx'];

/** What may stand before a full stop without ending the sentence, lower case, by language; the first list is for all. */
const byLanguage: Record<string, string[]> = {
	en: ['mr', 'mrs', 'ms', 'messrs', 'sr', 'gen', 'col', 'capt', 'lt', 'sgt', 'rev', 'hon', 'gov', 'sen', 'rep', 'mt', 'ft', 'e.g', 'i.e'],
	de: ['hr', 'fr', 'nr', 'str', 'bzw', 'evtl', 'ggf', 'inkl', 'usw', 'z.b', 'd.h', 'u.a', 'o.ä', 'jh', 'jhd'],
	fr: ['m', 'mm', 'mme', 'mlle', 'me', 'p.ex', 'env', 'av', 'apr'],
	es: ['sr', 'sra', 'srta', 'dra', 'ud', 'uds', 'd', 'dña', 'núm', 'p.ej', 'aprox'],
	it: ['sig', 'sigra', 'dott', 'ing', 'avv', 'on', 'pag', 'p.es'],
	pt: ['sr', 'sra', 'dra', 'eng', 'av', 'pág', 'p.ex'],
	nl: ['dhr', 'mevr', 'ir', 'drs', 'bijv', 'd.w.z', 'nr'],
	pl: ['ul', 'al', 'np', 'tzn', 'inż', 'mgr', 'nr'],
	ru: ['г', 'ул', 'стр', 'т.е', 'т.д', 'т.п', 'им', 'проф'],
	tr: ['doç', 'sn', 'av', 'örn', 'yy'],
}; // prettier-ignore

/** Languages that write ordinals as a number with a full stop: `3. Oktober`. */
const dottedOrdinals = [
	'de',
	'da',
	'nb',
	'nn',
	'no',
	'fi',
	'et',
	'lv',
	'cs',
	'sk',
	'sl',
	'hr',
	'bs',
	'sr',
	'hu',
	'is',
	'tr',
	'pl',
	'eu',
];

const initials = /^(?:\p{Lu}\.)*\p{Lu}$/u;

/** Whether `word`, written without its full stop, usually goes on after it. */
export function isAbbreviation(word: string, language: string): boolean {
	const bare = word.toLowerCase();
	if (titles.includes(bare) || byLanguage[language]?.includes(bare)) return true;
	return initials.test(word) || (dottedOrdinals.includes(language) && /^\d{1,2}$/.test(word));
}
