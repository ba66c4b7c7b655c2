import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Evidence } from '@showrunner/contract';
import { emptyChain } from '../../domain/evidence/chain-hash.js';
import type { ChainEntry } from '../../domain/evidence/evidence-record.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { EvidenceRepository } from '../../domain/store/evidence-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { walkChain } from './evidence-walk.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { assetEvidence, evidenceChain } from './tables/evidence.js';

/** Any number, the same in every version: who holds it extends the chain of evidence. */
const chainLock = 4810_0003;

/** Ids that one query asks for: PostgreSQL takes 65,535 parameters. */
const idsPerQuery = 10_000;

/** Adds evidence to an asset unless an equal one is there. @returns the id of the one that is there then */
export async function addEvidence(db: Handle, assetId: string, evidence: Evidence): Promise<string> {
	const { recordedAt, ...facts } = evidence;
	const digest = contentHash(facts);
	const madeFrom = evidence.madeFrom ?? [];
	const row = { assetId, digest, evidence, madeFrom, recordedAt: new Date(recordedAt) };
	const [added] = await db.insert(assetEvidence).values(row).onConflictDoNothing().returning({ id: assetEvidence.id });
	if (added) return added.id;
	const equal = db.select({ id: assetEvidence.id }).from(assetEvidence);
	const known = await equal.where(and(eq(assetEvidence.assetId, assetId), eq(assetEvidence.digest, digest)));
	return changedRow(known, 'Evidence', digest).id;
}

const placed = (db: Handle) =>
	db
		.select({ record: assetEvidence, entry: evidenceChain })
		.from(assetEvidence)
		.leftJoin(evidenceChain, and(eq(evidenceChain.evidenceId, assetEvidence.id), eq(evidenceChain.kind, 'evidence')));

/** Marks each record with the place at which it was sealed. */
const markSealed = (db: Handle, sealing: ChainEntry[]) => {
	const ids = sql.param(sealing.map(({ evidenceId }) => evidenceId));
	const sequences = sql.param(sealing.map(({ sequence }) => sequence));
	return db.execute(sql`
		update ${assetEvidence} as record set sequence = sealed.sequence
		from unnest(${ids}::uuid[], ${sequences}::bigint[]) as sealed(id, sequence)
		where record.id = sealed.id and record.sequence is null`);
};

const newest = { createdAt: assetEvidence.recordedAt, id: assetEvidence.id };

const chainOf = (
	db: Handle,
): Pick<EvidenceRepository, 'lockChain' | 'tryLockChain' | 'head' | 'hashAt' | 'append'> => ({
	async lockChain() {
		await db.execute(sql`select pg_advisory_xact_lock(${chainLock})`);
	},
	async tryLockChain() {
		const { rows } = await db.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${chainLock}) as taken`);
		return rows[0]?.taken === true;
	},
	async head() {
		const [last] = await db.select().from(evidenceChain).orderBy(desc(evidenceChain.sequence)).limit(1);
		return last ?? emptyChain;
	},
	async hashAt(sequence) {
		const [entry] = await db.select().from(evidenceChain).where(eq(evidenceChain.sequence, sequence));
		return entry?.hash ?? null;
	},
	async append(entries) {
		if (entries.length === 0) return;
		await db.insert(evidenceChain).values(entries);
		const sealing = entries.filter(({ kind }) => kind === 'evidence');
		if (sealing.length > 0) await markSealed(db, sealing);
	},
});

export const evidenceRepository = (db: Handle): EvidenceRepository => ({
	...chainOf(db),
	add: (assetId, evidence) => addEvidence(db, assetId, evidence),
	async find(id) {
		const [row] = await placed(db).where(eq(assetEvidence.id, id));
		return row ?? null;
	},
	async list(assetId, page) {
		const rows = await placed(db)
			.where(and(eq(assetEvidence.assetId, assetId), startingAfter(newest, page.after)))
			.orderBy(...newestFirst(newest))
			.limit(page.limit + 1);
		const keyed = rows.map((row) => ({ ...row, createdAt: row.record.recordedAt, id: row.record.id }));
		return cutPage(keyed, page);
	},
	async ofAssets(assetIds) {
		const found = [];
		for (let at = 0; at < assetIds.length; at += idsPerQuery) {
			const ids = assetIds.slice(at, at + idsPerQuery);
			found.push(
				...(await placed(db).where(inArray(assetEvidence.assetId, ids)).orderBy(asc(assetEvidence.recordedAt))),
			);
		}
		return found;
	},
	waiting: (limit) =>
		db
			.select()
			.from(assetEvidence)
			.where(isNull(assetEvidence.sequence))
			.orderBy(asc(assetEvidence.recordedAt), asc(assetEvidence.id))
			.limit(limit),
	async countWaiting() {
		const [row] = await db.select({ waiting: count() }).from(assetEvidence).where(isNull(assetEvidence.sequence));
		return row?.waiting ?? 0;
	},
	async erase(id, now) {
		const tombstone = { evidence: null, salt: null, digest: `erased ${id}`, erasedAt: now };
		const erased = db.update(assetEvidence).set(tombstone).where(eq(assetEvidence.id, id));
		changedRow(await erased.returning({ id: assetEvidence.id }), 'Evidence', id);
	},
	walk: (afterSequence, limit) => walkChain(db, gt(evidenceChain.sequence, afterSequence), limit),
	async unlinked(limit) {
		const rows = await placed(db)
			.where(and(isNotNull(assetEvidence.sequence), isNull(evidenceChain.sequence)))
			.orderBy(asc(assetEvidence.sequence))
			.limit(limit);
		return rows.map(({ record }) => record);
	},
});
