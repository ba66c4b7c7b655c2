import { createHash } from 'node:crypto';
import type { ProfileShare } from '@showrunner/contract';

/**
 * The version that a key gets: the same for the same key and split, and spread over many keys as the weights say.
 * Profiles are dealt independently of each other.
 */
export function assignVersion(split: readonly ProfileShare[], profileId: string, key: string): number {
	const hash = createHash('sha256').update(`${profileId}\n${key}`).digest();
	const draw = hash.readUIntBE(0, 6) / 2 ** 48;
	let sum = 0;
	for (const { version, weight } of [...split].sort((a, b) => a.version - b.version)) {
		sum += weight;
		if (draw * 100 < sum) return version;
	}
	throw new Error('The weights of a split do not sum to 100');
}
