import type { Evidence } from '@showrunner/contract';

/** One record of evidence as the books hold it. */
export type EvidenceRecord = {
	id: string;
	assetId: string;
	/** Null once its content was erased. */
	evidence: Evidence | null;
	/** Kept when the content is erased, so that what was made from what stays known. */
	madeFrom: string[];
	recordedAt: Date;
	/** Goes into the hash and is erased with the content: from the hash alone, nobody can guess what stood there. */
	salt: string | null;
	/** Place on the chain; null until it is sealed. */
	sequence: number | null;
	erasedAt: Date | null;
};

/** Why the content of a record was erased. Hashed into the chain, so it can be read but never changed. */
export type ErasureFacts = { actor: string; reason: string; madeFrom: string[] };

/** One place on the chain: that evidence was written, or that its content was erased. */
export type ChainEntry = {
	/** Counted from 1, without gaps. */
	sequence: number;
	kind: 'evidence' | 'erasure';
	evidenceId: string;
	assetId: string;
	contentHash: string;
	previousHash: string;
	hash: string;
	/** Of an erasure alone. */
	facts: ErasureFacts | null;
	sealedAt: Date;
};

/** Where the chain ends. */
export type ChainHead = Pick<ChainEntry, 'sequence' | 'hash'> & { sealedAt: Date | null };

/** A place on the chain with what it speaks of. */
export type LinkedEntry = ChainEntry & {
	record: EvidenceRecord | null;
	/** What the chain says of the erasure of the record's content. */
	erasure: ErasureFacts | null;
};
