/** A language tag as BCP 47 writes it; undefined for what is none. */
export function canonicalLocale(tag: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(tag)[0];
	} catch {
		return undefined;
	}
}

/**
 * Whether what is there will do for what is wished: one tag only says more than the other, as pt-BR does beside pt, and
 * both are written in one script, as zh-TW and zh-Hant are. A language that names neither finds any of its own.
 */
export function willDo(there: string, wished: string): boolean {
	const [known, asked] = [canonicalLocale(there), canonicalLocale(wished)];
	if (known === undefined || asked === undefined) return false;
	if (`${known}-`.startsWith(`${asked}-`) && new Intl.Locale(asked).language === asked) return true;
	const [full, wanted] = [known, asked].map((tag) => new Intl.Locale(tag).maximize());
	return full?.language === wanted?.language && full?.script === wanted?.script && regionsMeet(known, asked);
}

/** Two tags that name a region each mean two ways to write. */
function regionsMeet(...tags: [string, string]): boolean {
	const [one, other] = tags.map((tag) => new Intl.Locale(tag).region);
	return one === undefined || other === undefined || one === other;
}
