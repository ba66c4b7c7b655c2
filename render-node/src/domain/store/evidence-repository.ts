import type { Evidence } from '@showrunner/contract';
import type { ChainEntry, ChainHead, EvidenceRecord, LinkedEntry } from '../evidence/evidence-record.js';
import type { Page, PageRequest } from './page.js';

/** A record and its place on the chain, where it has one. */
export type PlacedEvidence = { record: EvidenceRecord; entry: ChainEntry | null };

/** Evidence belongs to the bytes: it outlives the asset, and is never changed. */
export type EvidenceRepository = {
	/** Adds evidence unless the asset has an equal one; gives the id of that which is there. */
	add(assetId: string, evidence: Evidence): Promise<string>;
	find(id: string): Promise<PlacedEvidence | null>;
	/** Evidence of one asset, newest first. */
	list(assetId: string, page: PageRequest): Promise<Page<PlacedEvidence>>;
	/** All evidence of these assets, oldest first. */
	ofAssets(assetIds: string[]): Promise<PlacedEvidence[]>;

	/** Keeps others from extending the chain until the transaction ends. */
	lockChain(): Promise<void>;
	/** The same without waiting; false where another extends it now. */
	tryLockChain(): Promise<boolean>;
	head(): Promise<ChainHead>;
	/** What is not sealed yet, oldest first. */
	waiting(limit: number): Promise<EvidenceRecord[]>;
	countWaiting(): Promise<number>;
	/** Appends entries and marks the records that they seal. */
	append(entries: ChainEntry[]): Promise<void>;
	/** Drops the content of a sealed record for good. */
	erase(id: string, now: Date): Promise<void>;

	/** The chain from right after a place on, in order. */
	walk(afterSequence: number, limit: number): Promise<LinkedEntry[]>;
	/** The hash at a place, or null. */
	hashAt(sequence: number): Promise<string | null>;
	/** Records that were sealed at a place where the chain knows nothing of them. */
	unlinked(limit: number): Promise<EvidenceRecord[]>;
};
