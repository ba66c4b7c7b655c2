import { hash, timingSafeEqual } from 'node:crypto';

/** Lower-case hexadecimal SHA-256 of an API key: all that is kept or compared of it. */
export const keyHash = (apiKey: string): string => hash('sha256', apiKey);

/** The hash of the allowed key that was given, or null; takes the same time whichever key it is. */
export function matchingKeyHash(given: string, allowedHashes: readonly string[]): string | null {
	const givenHash = Buffer.from(keyHash(given), 'hex');
	let matching: string | null = null;
	for (const allowed of allowedHashes) {
		if (timingSafeEqual(givenHash, Buffer.from(allowed, 'hex'))) matching = allowed;
	}
	return matching;
}
