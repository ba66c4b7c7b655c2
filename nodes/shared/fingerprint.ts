import { createHash } from 'node:crypto';

/** SHA-256, hexadecimal, of a value's JSON with the members of each object in order: equal values have equal ones. */
export function fingerprint(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('hex');
}

function inOrder(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
