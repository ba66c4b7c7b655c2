import { contentHash } from '../jobs/content-hash.js';
import type { ChainEntry, ChainHead, ErasureFacts, EvidenceRecord } from './evidence-record.js';

/** The head of a chain that has no entry yet. */
export const emptyChain: ChainHead = { sequence: 0, hash: '0'.repeat(64), sealedAt: null };

/** Hash of all that a record says, made unguessable by its salt. */
export const recordHash = (record: Pick<EvidenceRecord, 'assetId' | 'evidence' | 'madeFrom' | 'recordedAt' | 'salt'>) =>
	contentHash({
		salt: record.salt,
		assetId: record.assetId,
		evidence: record.evidence,
		madeFrom: record.madeFrom,
		recordedAt: record.recordedAt.toISOString(),
	});

export const erasureHash = (facts: ErasureFacts): string => contentHash(facts);

/** Hash of a place on the chain: of what it speaks of, and of the hash before it. */
export const placeHash = (entry: Omit<ChainEntry, 'hash' | 'facts'>): string =>
	contentHash({
		sequence: entry.sequence,
		kind: entry.kind,
		evidenceId: entry.evidenceId,
		assetId: entry.assetId,
		contentHash: entry.contentHash,
		previousHash: entry.previousHash,
		sealedAt: entry.sealedAt.toISOString(),
	});
