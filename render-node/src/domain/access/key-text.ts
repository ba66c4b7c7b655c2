import { createHash, randomBytes } from 'node:crypto';

const start = 'sr_live_';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 32 random bytes and 4 bytes of checksum in base 62. */
const secretLength = 43;
const checksumLength = 6;
/** Shown to recognise a key by: 36 of its 256 random bits. */
const shownLength = start.length + 6;

function inBase62(bytes: Uint8Array, length: number): string {
	let text = '';
	for (let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`); rest > 0n; rest /= 62n)
		text = (digits[Number(rest % 62n)] ?? '') + text;
	return text.padStart(length, '0');
}

const checksumOf = (text: string) =>
	inBase62(createHash('sha256').update(text).digest().subarray(0, 4), checksumLength);

/** A new key: `sr_live_`, 256 random bits, and a checksum by which a typing error is told without any look-up. */
export function newKeyText(): string {
	const text = `${start}${inBase62(randomBytes(32), secretLength)}`;
	return `${text}${checksumOf(text)}`;
}

export const keyPrefix = (key: string): string => key.slice(0, shownLength);

/** `whole`: may be one of ours. `damaged`: was one of ours, but for a typing error. `foreign`: another kind of text. */
export function formOfKey(text: string): 'whole' | 'damaged' | 'foreign' {
	if (!text.startsWith(start)) return 'foreign';
	const body = text.slice(0, -checksumLength);
	const isWhole =
		text.length === start.length + secretLength + checksumLength && text.slice(-checksumLength) === checksumOf(body);
	return isWhole ? 'whole' : 'damaged';
}
