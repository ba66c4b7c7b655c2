const longest = 300;

/**
 * A vendor's own words, fit to be shown and logged. Some repeat the key that they refuse, or an address with a right in
 * its query; so long runs of key letters and queries are cut out, and what is left is one short line.
 */
export function vendorWords(text: string): string {
	const line = text
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.replace(/(https?:\/\/[^\s?#]+)[?#]\S*/g, '$1')
		.replace(/\b(Bearer|Basic)\s+\S+/gi, '$1 …')
		.replace(/\b(?:sk|pk|xi|gsk|AIza|key)[-_][\w*.-]{4,}/gi, '…')
		.replace(/(?=[\w*-]*\d)[\w*-]{24,}/g, '…')
		.trim();
	return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
