import { erasureHash, placeHash, recordHash } from './chain-hash.js';
import type { ChainEntry, ChainHead, ErasureFacts, EvidenceRecord } from './evidence-record.js';

type Subject = Pick<ChainEntry, 'kind' | 'evidenceId' | 'assetId' | 'contentHash' | 'facts'>;

function nextEntry(head: Pick<ChainHead, 'sequence' | 'hash'>, subject: Subject, now: Date): ChainEntry {
	const { facts, ...rest } = subject;
	const place = { ...rest, sequence: head.sequence + 1, previousHash: head.hash, sealedAt: now };
	return { ...place, facts, hash: placeHash(place) };
}

/** The entries that seal these records in their order. */
export function sealRecords(head: ChainHead, records: readonly EvidenceRecord[], now: Date): ChainEntry[] {
	const entries: ChainEntry[] = [];
	for (const record of records) {
		const { id: evidenceId, assetId } = record;
		const subject = { kind: 'evidence', evidenceId, assetId, contentHash: recordHash(record), facts: null } as const;
		entries.push(nextEntry(entries.at(-1) ?? head, subject, now));
	}
	return entries;
}

/** The entry that tells of an erasure. */
export const sealErasure = (
	head: ChainHead,
	{ id: evidenceId, assetId }: EvidenceRecord,
	facts: ErasureFacts,
	now: Date,
): ChainEntry => nextEntry(head, { kind: 'erasure', evidenceId, assetId, contentHash: erasureHash(facts), facts }, now);
