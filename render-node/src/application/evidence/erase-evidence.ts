import type { EvidenceEntry } from '@showrunner/contract';
import { sealErasure } from '../../domain/evidence/extend-chain.js';
import type { EvidenceRecord } from '../../domain/evidence/evidence-record.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { sealBatch } from './seal-evidence.js';
import { evidenceNotFound, showEvidence } from './show-evidence.js';

export type Erasure = { evidenceId: string; actor: string; reason: string };

/** The record once it has its place on the chain. */
async function sealedRecord(books: Repositories, id: string, now: Date): Promise<EvidenceRecord> {
	for (;;) {
		const found = await books.evidence.find(id);
		if (!found) throw evidenceNotFound(id);
		if (found.entry) return found.record;
		await sealBatch(books, now);
	}
}

/**
 * Drops the content of a record for good and keeps its hash: the chain verifies as before, and says who erased it and why.
 * Runs inside a transaction of others, for erasures that take more along than evidence.
 */
export async function eraseInBooks(
	books: Repositories,
	{ evidenceId, actor, reason }: Erasure,
	now: Date,
): Promise<void> {
	await books.evidence.lockChain();
	const record = await sealedRecord(books, evidenceId, now);
	if (record.erasedAt) return;
	const facts = { actor, reason, madeFrom: record.madeFrom };
	await books.evidence.append([sealErasure(await books.evidence.head(), record, facts, now)]);
	await books.evidence.erase(evidenceId, now);
	const subject = `evidence:${evidenceId}`;
	await recordAudit(
		books,
		{ actor, action: 'evidence.erase', subject, facts: { reason, assetId: record.assetId } },
		now,
	);
}

/** Erases one record of an asset. */
export async function eraseEvidence(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	assetId: string,
	erasure: Erasure,
): Promise<EvidenceEntry> {
	refuseUnprintable(erasure);
	const known = await store.evidence.find(erasure.evidenceId);
	if (known?.record.assetId !== assetId) throw evidenceNotFound(erasure.evidenceId);
	await store.transaction((books) => eraseInBooks(books, erasure, clock.now()));
	return showEvidence(store, erasure.evidenceId);
}
