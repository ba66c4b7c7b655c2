import { personMatches, replaceMatches } from './person-matches.js';

/** A string within JSON that a text stands in, and the way to it. */
export type JsonPlace = { path: string[]; value: string };

/** Names of members that the service gives; all others were written by callers. */
const ownName = /^[a-z][a-zA-Z0-9]*$/;

/** Members under which callers keep what they like: there a number may be somebody's number. */
const callersOwn = new Set(['context', 'callbackContext']);

const isWhole = (value: number, pattern: RegExp) => {
	const digits = String(value);
	return personMatches(digits, pattern).some(({ text }) => text === digits);
};

/** @param isFree whether the value is the caller's own in all its parts */
export function* findInJson(
	value: unknown,
	pattern: RegExp,
	isFree: boolean,
	path: string[] = [],
): Generator<JsonPlace> {
	if (typeof value === 'string') {
		if (personMatches(value, pattern).length > 0) yield { path, value };
	} else if (typeof value === 'number') {
		if (isFree && isWhole(value, pattern)) yield { path, value: String(value) };
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, member] of Object.entries(value)) {
			const place = [...path, name];
			if (!Array.isArray(value) && personMatches(name, pattern).length > 0) yield { path: place, value: name };
			yield* findInJson(member, pattern, isFree || callersOwn.has(name), place);
		}
	}
}

function freeName(taken: ReadonlySet<string>, name: string): string {
	for (let number = 2; ; number++) {
		if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
	}
}

/** The value without the texts; names of members that the service itself gives stay. */
export function eraseInJson(value: unknown, pattern: RegExp, marker: string, isFree: boolean): unknown {
	const erased = (text: string) => replaceMatches(text, pattern, () => marker);
	if (typeof value === 'string') return erased(value);
	if (typeof value === 'number') return isFree && isWhole(value, pattern) ? marker : value;
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((member: unknown) => eraseInJson(member, pattern, marker, isFree));
	const names = new Set(Object.keys(value));
	const members = Object.entries(value).map(([name, member]): [string, unknown] => {
		const wanted = ownName.test(name) ? name : erased(name);
		const given = wanted !== name && names.has(wanted) ? freeName(names, wanted) : wanted;
		names.add(given);
		return [given, eraseInJson(member, pattern, marker, isFree || callersOwn.has(name))];
	});
	return Object.fromEntries(members);
}
