import { isIP } from 'node:net';
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

/** A whole number, or null for one word. */
export function asIntegerOr(word: string, from: number, to: number) {
	const asNumber = asInteger(from, to);
	return (text: string): Parsed<number | null> => {
		if (text === word) return { value: null };
		const parsed = asNumber(text);
		return 'fix' in parsed ? { fix: `${parsed.fix}, or to ${word}` } : parsed;
	};
}

/** Null stands for `auto`. */
export const asIntegerOrAuto = (from: number, to: number) => asIntegerOr('auto', from, to);

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

const networkWords = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isNetwork(text: string): boolean {
	const [address = '', bits, ...more] = text.split('/');
	const version = isIP(address);
	const isFit = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
	return networkWords.has(text) || (version !== 0 && isFit && more.length === 0);
}

/** Addresses, networks, and words for well-known networks, with commas between them. */
export function asNetworks(text: string): Parsed<readonly string[]> {
	const value = listOf(text);
	return value.every(isNetwork)
		? { value }
		: {
				fix: 'set it to addresses such as 10.0.0.7, networks such as 10.0.0.0/8, or loopback, with commas between them',
			};
}

/** A secret that goes into a header; empty: none. */
export function asSecret(text: string): Parsed<string | null> {
	if (text === '') return { value: null };
	return /^[\x21-\x7e]+$/.test(text) ? { value: text } : { fix: 'set it to printable characters without spaces' };
}

/** A secret that nobody may guess; empty: none. */
export function asLongSecret(shortest: number) {
	return (text: string): Parsed<string | null> => {
		const parsed = asSecret(text);
		return text === '' || ('value' in parsed && text.length >= shortest)
			? parsed
			: { fix: `set it to at least ${shortest} printable characters, such as openssl rand -hex 24 gives` };
	};
}

/** An amount such as 3 or 3.50, in millionths, read digit by digit: no sum of money is rounded. */
export function asMoney(text: string): Parsed<number> {
	const [, units = '', fraction = ''] = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
	return units === ''
		? { fix: 'set it to an amount such as 3.50' }
		: { value: Number(units + fraction.padEnd(6, '0')) };
}

export const asCurrency = (text: string): Parsed<string> =>
	/^[A-Z]{3}$/.test(text) ? { value: text } : { fix: 'set it to the code of a currency, such as USD' };

export function asTimeZone(text: string): Parsed<string> {
	try {
		Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
		return { value: text };
	} catch {
		return { fix: 'set it to a time zone such as UTC or Europe/Berlin' };
	}
}

const shortestKey = 16;
export function asApiKeys(text: string): Parsed<readonly string[]> {
	const value = text === '' ? [] : text.split(',').map((key) => key.trim());
	const isFine = value.every((key) => key.length >= shortestKey && /^[\x21-\x2b\x2d-\x7e]+$/.test(key));
	return isFine
		? { value }
		: { fix: `give keys of at least ${shortestKey} printable characters, with commas between them` };
}
