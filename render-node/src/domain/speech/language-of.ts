/** The language alone, in its canonical spelling: `pt` of `pt-BR`, `zh` of `cmn`, `he` of `iw`. Norwegian is `nb`. */
export function languageOf(locale: string): string {
	const { language } = new Intl.Locale(Intl.getCanonicalLocales(locale)[0] ?? locale);
	return language === 'no' ? 'nb' : language;
}

/** Regexp property names of the scripts that a locale is written in, Latin aside. */
export function scriptsOf(locale: string): string[] {
	const { script = 'Latn' } = new Intl.Locale(locale).maximize();
	return compoundScripts[script] ?? [script];
}

/** ISO 15924 codes that stand for several scripts of the Unicode data. */
const compoundScripts: Record<string, string[]> = {
	Jpan: ['Hani', 'Hira', 'Kana'],
	Kore: ['Hang', 'Hani'],
	Hans: ['Hani'],
	Hant: ['Hani'],
	Latn: [],
};
