/** SHA-256 of assets and UUIDs: they name things, and hold no text of anybody. */
const ids = /(?<![0-9a-z])(?:[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-z])/gi;

export type PersonMatch = { start: number; end: number; text: string };

/** Where the pattern matches, other than by chance within an id. */
export function personMatches(value: string, pattern: RegExp): PersonMatch[] {
	const found = [...value.matchAll(pattern)].map(({ 0: text, index: start }) => {
		return { start, end: start + text.length, text };
	});
	if (found.length === 0) return [];
	const spans = [...value.matchAll(ids)].map(({ 0: id, index }) => ({ start: index, end: index + id.length }));
	const isChance = ({ start, end }: PersonMatch) =>
		spans.some((id) => start >= id.start && end <= id.end && end - start < id.end - id.start);
	return found.filter((match) => !isChance(match));
}

/** The value with each match replaced. */
export function replaceMatches(value: string, pattern: RegExp, replacement: (found: string) => string): string {
	let replaced = '';
	let at = 0;
	for (const { start, end, text } of personMatches(value, pattern)) {
		replaced += value.slice(at, start) + replacement(text);
		at = end;
	}
	return replaced + value.slice(at);
}

/** Characters shown on both sides of a match. */
const around = 40;

export const excerptAround = (value: string, { start, end }: PersonMatch): string =>
	value.slice(Math.max(0, start - around), end + around).toWellFormed();
