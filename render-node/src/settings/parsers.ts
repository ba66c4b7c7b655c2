import { homedir } from 'node:os';
import path from 'node:path';

/** A setting's value, or what to set it to. */
export type Parsed<T> = { value: T } | { fix: string };

export const asText = (value: string): Parsed<string> => ({ value });
export const asPath = (text: string): Parsed<string> => ({ value: absolute(text) });
const absolute = (text: string) => path.resolve(text.replace(/^~(?=\/|$)/, homedir()));

/** A file or folder; empty: none. */
export const asOptionalPath = (text: string): Parsed<string | null> => ({ value: text === '' ? null : absolute(text) });

export function asInteger(from: number, to: number) {
	return (text: string): Parsed<number> => {
		const value = Number(text);
		const isFine = /^\d+$/.test(text) && value >= from && value <= to;
		return isFine ? { value } : { fix: `set it to a whole number from ${from} to ${to}` };
	};
}

/** Null stands for `auto`. */
export function asIntegerOrAuto(from: number, to: number) {
	const asNumber = asInteger(from, to);
	return (text: string): Parsed<number | null> => {
		if (text === 'auto') return { value: null };
		const parsed = asNumber(text);
		return 'fix' in parsed ? { fix: `${parsed.fix}, or to auto` } : parsed;
	};
}

export function asOneOf<T extends string>(words: readonly T[]) {
	return (text: string): Parsed<T> => {
		const value = words.find((word) => word === text);
		return value === undefined ? { fix: `set it to one of: ${words.join(', ')}` } : { value };
	};
}

export function asUrl(protocols: readonly string[], example: string) {
	return (text: string): Parsed<string | null> => {
		if (text === '') return { value: null };
		const value = urlOf(text, protocols);
		return value === null ? { fix: `set it to an address such as ${example}, or leave it out` } : { value };
	};
}

/** Addresses with commas between them. */
export function asUrls(example: string) {
	return (text: string): Parsed<readonly string[]> => {
		const urls = listOf(text).map((entry) => urlOf(entry, ['http:', 'https:']));
		const value = urls.filter((url) => url !== null);
		return value.length === urls.length
			? { value }
			: { fix: `set it to addresses such as ${example}, with commas between them, or leave it out` };
	};
}

function urlOf(text: string, protocols: readonly string[]): string | null {
	const isFine = URL.canParse(text) && protocols.includes(new URL(text).protocol);
	return isFine ? text.replace(/\/+$/, '') : null;
}

const listOf = (text: string) =>
	text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');

/** Words with commas between them. */
export const asWords = (text: string): Parsed<readonly string[]> => ({ value: listOf(text) });

/** A secret that goes into a header; empty: none. */
export function asSecret(text: string): Parsed<string | null> {
	if (text === '') return { value: null };
	return /^[\x21-\x7e]+$/.test(text) ? { value: text } : { fix: 'set it to printable characters without spaces' };
}

const shortestKey = 16;
export function asApiKeys(text: string): Parsed<readonly string[]> {
	const value = text === '' ? [] : text.split(',').map((key) => key.trim());
	const isFine = value.every((key) => key.length >= shortestKey && /^[\x21-\x2b\x2d-\x7e]+$/.test(key));
	return isFine
		? { value }
		: { fix: `give keys of at least ${shortestKey} printable characters, with commas between them` };
}
