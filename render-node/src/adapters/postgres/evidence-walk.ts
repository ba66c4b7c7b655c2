import { and, asc, eq, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { LinkedEntry } from '../../domain/evidence/evidence-record.js';
import type { Handle } from './connection.js';
import { assetEvidence, evidenceChain } from './tables/evidence.js';

const erasure = alias(evidenceChain, 'erasure');

/** Places of the chain in order, each with its record and with what the chain says of the record's erasure. */
export async function walkChain(db: Handle, where: SQL, limit: number): Promise<LinkedEntry[]> {
	const rows = await db
		.select({ entry: evidenceChain, record: assetEvidence, erasure: erasure.facts })
		.from(evidenceChain)
		.leftJoin(assetEvidence, eq(assetEvidence.id, evidenceChain.evidenceId))
		.leftJoin(erasure, and(eq(erasure.evidenceId, evidenceChain.evidenceId), eq(erasure.kind, 'erasure')))
		.where(where)
		.orderBy(asc(evidenceChain.sequence))
		.limit(limit);
	return rows.map((row) => ({ ...row.entry, record: row.record, erasure: row.erasure }));
}
