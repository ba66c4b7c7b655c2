import { timingSafeEqual } from 'node:crypto';
import type { ApiKeyRecord } from '../../domain/access/api-key-record.js';
import { keyPrefix } from '../../domain/access/key-text.js';
import { keyHash } from '../../domain/signing/api-keys.js';

/** The keys in the store at one moment. */
export type KeySnapshot = {
	/** The key that was given, whatever its state. */
	find(key: string): ApiKeyRecord | null;
	/** All keys of the same row of rotations, the newest first; null where the hash is none of the store's. */
	familyOf(hash: string): readonly ApiKeyRecord[] | null;
};

function grouped(records: readonly ApiKeyRecord[], by: (record: ApiKeyRecord) => string) {
	const groups = new Map<string, ApiKeyRecord[]>();
	for (const record of records) groups.set(by(record), [...(groups.get(by(record)) ?? []), record]);
	return groups;
}

export function takeSnapshot(records: readonly ApiKeyRecord[]): KeySnapshot {
	const byPrefix = grouped(records, ({ prefix }) => prefix);
	const families = grouped(records, ({ familyId }) => familyId);
	const familyIds = new Map(records.map((record) => [record.keyHash, record.familyId]));
	return {
		// What is looked up is the part that is shown anyway; the whole is compared in constant time.
		find(key) {
			const hash = Buffer.from(keyHash(key), 'hex');
			const candidates = byPrefix.get(keyPrefix(key)) ?? [];
			return candidates.find((record) => timingSafeEqual(hash, Buffer.from(record.keyHash, 'hex'))) ?? null;
		},
		familyOf(hash) {
			const family = families.get(familyIds.get(hash) ?? '');
			return family ? [...family].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()) : null;
		},
	};
}
