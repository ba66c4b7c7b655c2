const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** English names of languages, as Whisper's servers tell them, by their two-letter tags. Made once, when first needed. */
let tagsByName: Map<string, string> | undefined;

function namedTags(): Map<string, string> {
	const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
	const tags = letters.flatMap((first) => letters.map((second) => first + second));
	return new Map(tags.flatMap((tag) => (names.of(tag) ? [[String(names.of(tag)).toLowerCase(), tag] as const] : [])));
}

/** A language as vendors tell it (`english`, `en`, `eng`, `pt-BR`) as a BCP 47 tag; null where it is none. */
export function localeOfLanguage(told: string | undefined): string | null {
	if (told === undefined) return null;
	tagsByName ??= namedTags();
	const byName = tagsByName.get(told.toLowerCase());
	if (byName !== undefined) return byName;
	try {
		const [tag] = Intl.getCanonicalLocales(told.replace(/_/g, '-'));
		return tag !== undefined && /^[a-z]{2,3}(-|$)/.test(tag) ? tag : null;
	} catch {
		return null;
	}
}
