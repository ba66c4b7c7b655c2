const ones = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen',
	'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']; // prettier-ignore
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Four bare digits from 1100 to 1999 and from 2010 to 2099; a price or a part of a longer number is none. */
const yearLike = /(?<![\d.,$:])(1[1-9]|20)(\d\d)(?!\d|[.,:]\d)/g;

/**
 * Reads such numbers as years in English. Engines guess by the words around, now "nineteen twelve", now "one thousand
 * nine hundred twelve", which also misleads the search for word times.
 */
export function sayYears(text: string): string {
	return text.replace(yearLike, (year, century: string, rest: string) => {
		if (century === '20' && rest < '10') return year;
		const end = Number(rest);
		const ending = end === 0 ? 'hundred' : end < 10 ? `oh ${ones[end]}` : underHundred(end);
		return `${underHundred(Number(century))} ${ending}`;
	});
}

function underHundred(value: number): string {
	if (value < 20) return ones[value] ?? '';
	return [tens[Math.floor(value / 10)], ones[value % 10]].filter(Boolean).join(' ');
}
