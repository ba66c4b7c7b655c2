/** A language tag as BCP 47 writes it; undefined for what is none. */
export function canonicalLocale(tag: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(tag)[0];
	} catch {
		return undefined;
	}
}

/** Whether one tag only says more than the other, as pt-BR does beside pt. */
export function isRelated(a: string, b: string): boolean {
	const [one, other] = [canonicalLocale(a), canonicalLocale(b)];
	if (one === undefined || other === undefined) return false;
	return `${one}-`.startsWith(`${other}-`) || `${other}-`.startsWith(`${one}-`);
}
