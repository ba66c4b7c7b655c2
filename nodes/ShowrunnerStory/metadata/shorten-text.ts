/**
 * The longest beginning of a text that still fits: cut after a whole word where one is near, else after a whole grapheme,
 * and marked with an ellipsis. Nothing of it is left where not even that fits.
 */
export function shortenText(text: string, locale: string, fits: (shorter: string) => boolean): string {
	if (fits(text)) return text;
	const ends = [...new Intl.Segmenter(locale, { granularity: 'grapheme' }).segment(text)].map(({ index }) => index);
	let kept = 0;
	for (let low = 0, high = ends.length - 1; low <= high; ) {
		const middle = (low + high) >> 1;
		const end = ends[middle] ?? 0;
		if (fits(`${text.slice(0, end)}…`)) [kept, low] = [end, middle + 1];
		else high = middle - 1;
	}
	if (kept === 0) return '';
	const cut = text.slice(0, wordEnd(text, kept, locale)).replace(/[\s\p{Po}\p{Pd}]+$/u, '');
	return cut === '' ? `${text.slice(0, kept)}…` : `${cut}…`;
}

/** End of the last whole word before a place, unless that would take a third of what is kept. */
function wordEnd(text: string, place: number, locale: string): number {
	const word = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text).containing(place);
	const isInside = word?.isWordLike === true && word.index < place;
	return isInside && word.index > (place * 2) / 3 ? word.index : place;
}
