import type { EvidenceEntry } from '@showrunner/contract';
import { notFound } from '../../domain/refusal.js';
import type { PlacedEvidence } from '../../domain/store/evidence-repository.js';
import type { Repositories } from '../../domain/store/store.js';

export const evidenceNotFound = (entryId: string) =>
	notFound('evidence-not-found', 'There is no such record of evidence', {
		field: 'entryId',
		detail: entryId,
		fix: 'List the evidence of the asset and take an id from there',
	});

/** A record as callers see it. */
export function toEntry({ record, entry }: PlacedEvidence): EvidenceEntry {
	const { id, assetId, evidence, recordedAt, erasedAt } = record;
	const seal = entry && {
		sequence: entry.sequence,
		contentHash: entry.contentHash,
		previousHash: entry.previousHash,
		hash: entry.hash,
		sealedAt: entry.sealedAt.toISOString(),
	};
	return {
		...{ id, assetId, evidence, seal },
		recordedAt: recordedAt.toISOString(),
		erasedAt: erasedAt?.toISOString() ?? null,
	};
}

export async function showEvidence(books: Pick<Repositories, 'evidence'>, id: string): Promise<EvidenceEntry> {
	const found = await books.evidence.find(id);
	if (!found) throw evidenceNotFound(id);
	return toEntry(found);
}
