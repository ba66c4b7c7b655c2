import { Buffer } from 'node:buffer';

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

const escapedInAddress = (text: string) =>
	/^[a-z0-9]$/i.test(text) ? text : Buffer.from(text).toString('hex').replace(/../g, '%$&');

/** One character in every way in which text is written. */
function writings(character: string): string[] {
	const inJson = escapedInJson(character);
	const jsons = [inJson, escapedToAscii(inJson), inJson.replace('/', '\\/')];
	const inAddress = [escapedInAddress(character), ...(character === ' ' ? ['+'] : [])];
	return [character, ...jsons, ...jsons.map(escapedInJson), ...inAddress];
}

/** Both cases of a character, found without the database, whose own folding may know no letters beyond ASCII. */
function cases(character: string): string[] {
	const upper = character.toUpperCase();
	return [character, character.toLowerCase(), upper, upper.toLowerCase()];
}

const quoted = (text: string) => text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
/** Hexadecimal digits of escapes are written in either case. */
const quotedWriting = (writing: string) =>
	writing.length < 3
		? quoted(writing)
		: quoted(writing).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

function inAnyWriting(character: string): string {
	const found = new Set(cases(character).flatMap((one) => writings(one)));
	const longestFirst = [...found].sort((a, b) => b.length - a.length).map(quotedWriting);
	return longestFirst.length === 1 ? longestFirst.join('') : `(?:${longestFirst.join('|')})`;
}

const sourceOf = (text: string) =>
	[...new Set([text, text.normalize('NFC'), text.normalize('NFD')])]
		.map((form) => Array.from(form, inAnyWriting).join(''))
		.join('|');

export function personPattern(texts: readonly string[]): PersonPattern {
	const longestFirst = [...texts].sort((a, b) => b.length - a.length);
	const sources = longestFirst.map((text) => `(?:${sourceOf(text)})`);
	return { regex: new RegExp(sources.join('|'), 'gu'), sources };
}
