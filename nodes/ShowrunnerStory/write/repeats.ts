/** Of the words of two titles, the share in common from which one repeats the other. */
const mostInCommon = 0.6;

/** Whether a title says the same as one that was there: the same words, or most of them. */
export function repeats(title: string, earlier: readonly string[], locale: string): boolean {
	const words = wordsOf(title, locale);
	return earlier.some((other) => inCommon(words, wordsOf(other, locale)) >= mostInCommon);
}

/** Words as the language separates them, in one case and without the English genitive. */
function wordsOf(text: string, locale: string): Set<string> {
	const plain = text
		.normalize('NFKC')
		.toLocaleLowerCase(locale)
		.replace(/['’]s\b/gu, '');
	const segments = [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(plain)];
	return new Set(segments.flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : [])));
}

/** Words of both over words of either. */
function inCommon(a: Set<string>, b: Set<string>): number {
	if (a.size === 0 || b.size === 0) return 0;
	const both = [...a].filter((word) => b.has(word)).length;
	return both / (a.size + b.size - both);
}
