import type { Evidence } from '@showrunner/contract';
import { sql } from 'drizzle-orm';
import { bigint, index, json, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ChainEntry, ErasureFacts } from '../../../domain/evidence/evidence-record.js';
import { instant, showrunner } from './base.js';

/** Evidence outlives its asset: no key binds it. A trigger keeps sealed rows from being changed, erasure excepted. */
export const assetEvidence = showrunner.table(
	'asset_evidence',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		assetId: text('asset_id').notNull(),
		/** Hash of the evidence without its time: equal evidence is kept once. */
		digest: text('digest').notNull(),
		evidence: json('evidence').$type<Evidence>(),
		madeFrom: text('made_from').array().notNull(),
		recordedAt: instant('recorded_at').notNull(),
		salt: text('salt').default(sql`gen_random_uuid()::text`),
		sequence: bigint('sequence', { mode: 'number' }),
		erasedAt: instant('erased_at'),
	},
	(table) => [
		uniqueIndex('asset_evidence_asset_digest').on(table.assetId, table.digest),
		uniqueIndex('asset_evidence_sequence').on(table.sequence),
		index('asset_evidence_waiting')
			.on(table.recordedAt, table.id)
			.where(sql`sequence is null`),
		index('asset_evidence_made_from').using('gin', table.madeFrom),
		// What the records name as their proof is not to be deleted; only few name anything.
		index('asset_evidence_receipt')
			.on(sql`(evidence -> 'receipt' ->> 'assetId')`)
			.where(sql`evidence -> 'receipt' ->> 'assetId' is not null`),
		index('asset_evidence_provenance')
			.on(sql`(evidence ->> 'provenanceAssetId')`)
			.where(sql`evidence ->> 'provenanceAssetId' is not null`),
		index('asset_evidence_licence_text')
			.on(sql`(evidence ->> 'licenceTextHash')`)
			.where(sql`evidence ->> 'licenceTextHash' is not null`),
	],
);

/** The chain over all evidence. A trigger lets it grow and nothing else. */
export const evidenceChain = showrunner.table(
	'evidence_chain',
	{
		sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
		kind: text('kind').$type<ChainEntry['kind']>().notNull(),
		evidenceId: uuid('evidence_id').notNull(),
		assetId: text('asset_id').notNull(),
		contentHash: text('content_hash').notNull(),
		previousHash: text('previous_hash').notNull(),
		hash: text('hash').notNull(),
		facts: json('facts').$type<ErasureFacts>(),
		sealedAt: instant('sealed_at').notNull(),
	},
	(table) => [uniqueIndex('evidence_chain_subject').on(table.evidenceId, table.kind)],
);
