/**
 * Finds the texts that a person is known by, in any case and in the ways in which books hold text: as it is, composed or
 * decomposed, within JSON and within JSON in JSON, and in addresses.
 */
export type PersonPattern = {
	/** Global; set `lastIndex` or use it by `matchAll`. */
	regex: RegExp;
	/** The same for the regular expressions of PostgreSQL, one for each text. */
	sources: string[];
};

const escapedInJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** Non-ASCII as `\u00e9`, as many programs write JSON. */
const escapedToAscii = (text: string) =>
	text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function writings(text: string): string[] {
	const inJson = escapedInJson(text);
	const jsons = [inJson, escapedToAscii(inJson), inJson.replaceAll('/', '\\/')];
	const inAddress = encodeURIComponent(text);
	const addresses = [inAddress, encodeURI(text), inAddress.replaceAll('%20', '+')];
	return [text, ...jsons, ...jsons.map(escapedInJson), ...addresses];
}

const quoted = (character: string) => character.replace(/[\^$\\.*+?()[\]{}|/]/, '\\$&');

/** One character in both cases, without asking the database, whose own folding may know no letters beyond ASCII. */
function eitherCase(character: string): string {
	const lower = character.toLowerCase();
	const upper = character.toUpperCase();
	const cases = [...new Set([character, lower, upper, upper.toLowerCase()])];
	return cases.length === 1 ? quoted(character) : `(?:${cases.map(quoted).join('|')})`;
}

function sourceOf(text: string): string {
	const forms = [text, text.normalize('NFC'), text.normalize('NFD')];
	const longestFirst = [...new Set(forms.flatMap(writings))].sort((a, b) => b.length - a.length);
	return longestFirst.map((writing) => Array.from(writing, eitherCase).join('')).join('|');
}

export function personPattern(texts: readonly string[]): PersonPattern {
	const longestFirst = [...texts].sort((a, b) => b.length - a.length);
	const sources = longestFirst.map((text) => `(?:${sourceOf(text)})`);
	return { regex: new RegExp(sources.join('|'), 'gu'), sources };
}
