import { sql, type SQL } from 'drizzle-orm';
import type { RetentionRepository, UnusedAsset } from '../../domain/store/retention-repository.js';
import type { Handle } from './connection.js';
import { noteUse } from './note-use.js';
import { removeSettled } from './remove-settled.js';

/** Every asset that something needs: what productions hold, and all that it was made from or is proven by. */
const neededAssets = sql`
	with recursive needed as (
		select asset_id as id from showrunner.production_assets
		union
		select source.id
		from needed
		join showrunner.asset_evidence e on e.asset_id = needed.id
		cross join lateral (
			select unnest(e.made_from) as id
			union all select e.evidence ->> 'provenanceAssetId'
			union all select e.evidence ->> 'licenceTextHash'
			union all select e.evidence -> 'receipt' ->> 'assetId'
		) as source
		where source.id is not null
	)`;

const ended = sql`('succeeded', 'failed', 'cancelled')`;

/**
 * What jobs that have not ended are to read, and what was made for productions that go on: ids in the text of their
 * input or result. The texts are read once, not once for each asset.
 */
const wantedAssets = sql`
	wanted as (
		select found[1] as id
		from showrunner.jobs j cross join lateral regexp_matches(j.input::text, '[0-9a-f]{64}', 'g') as found
		where j.state in ('queued', 'running')
		union
		select found[1]
		from showrunner.productions p
		join showrunner.jobs j on j.production_id = p.id and j.state = 'succeeded'
		cross join lateral regexp_matches(j.result::text, '[0-9a-f]{64}', 'g') as found
		where p.state = 'running'
	)`;
const isReviewed = sql`exists (
	select 1 from showrunner.reviews r
	where r.state = 'pending' and r.assets @> jsonb_build_array(jsonb_build_object('assetId', a.id))
)`;

const isKept = sql`exists (
	select 1 from showrunner.asset_lifecycles l where l.asset_id = a.id and l.rule = 'keep'
)`;

const usedAt = sql`coalesce(u.used_at, a.created_at)`;
const inUtc = (instant: SQL) => sql`to_char(${instant} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
type Told = Omit<UnusedAsset, 'createdAt' | 'usedAt'> & { createdAt: string; usedAt: string };

const newerOfItsStep = sql`exists (
	select 1 from showrunner.jobs newer
	where newer.production_id = j.production_id and newer.step = j.step and newer.created_at > j.created_at
)`;

export function retentionRepository(db: Handle): RetentionRepository {
	const count = async (statement: SQL) => (await db.execute(statement)).rowCount ?? 0;
	return {
		...removeSettled(db),
		removeJobs: (endedBefore, limit) =>
			count(sql`delete from showrunner.jobs where id in (
				select j.id from showrunner.jobs j
				left join showrunner.batches b on b.id = j.batch_id
				where j.state in ${ended} and j.finished_at < ${endedBefore}
					and (b.id is null or b.finished_at < ${endedBefore})
					and (j.production_id is null or j.step is null or ${newerOfItsStep})
				order by j.finished_at limit ${limit} for update of j skip locked)`),
		removeEmptyBatches: (limit) =>
			count(sql`delete from showrunner.batches where id in (
				select b.id from showrunner.batches b
				where b.finished_at is not null
					and not exists (select 1 from showrunner.jobs j where j.batch_id = b.id)
					and not exists (select 1 from showrunner.webhook_deliveries d where d.batch_id = b.id)
				limit ${limit} for update skip locked)`),
		removeResults: (limit) =>
			count(sql`delete from showrunner.results where key in (
				select r.key from showrunner.results r
				where not exists (select 1 from showrunner.jobs j where j.id = r.job_id)
				limit ${limit} for update skip locked)`),
		removeRequestKeys: (limit) =>
			count(sql`delete from showrunner.idempotency_keys where (scope, key) in (
				select k.scope, k.key from showrunner.idempotency_keys k
				where k.scope = 'createJob' and not exists (
						select 1 from showrunner.jobs j where j.id::text = k.resource_id)
					or k.scope = 'createBatch' and not exists (
						select 1 from showrunner.batches b where b.id::text = k.resource_id)
				limit ${limit} for update skip locked)`),
		removeDeliveries: (endedBefore, limit) =>
			count(sql`delete from showrunner.webhook_deliveries where id in (
				select id from showrunner.webhook_deliveries
				where coalesce(delivered_at, gave_up_at) < ${endedBefore}
				limit ${limit} for update skip locked)`),
		removeAudit: (writtenBefore, limit) =>
			count(sql`delete from showrunner.audit_log where id in (
				select id from showrunner.audit_log where created_at < ${writtenBefore} limit ${limit})`),
		async unusedAssets(after, limit) {
			const further = after ? sql`and (${usedAt}, a.id) > (${after.usedAt}::timestamptz, ${after.id}::text)` : sql``;
			const { rows } = await db.execute<Told>(sql`${neededAssets}, ${wantedAssets}
				select a.id, coalesce(a.media ->> 'kind', 'other') as kind, a.size_bytes::float8 as "sizeBytes",
					${inUtc(sql`a.created_at`)} as "createdAt", ${inUtc(usedAt)} as "usedAt"
				from showrunner.assets a left join showrunner.asset_uses u on u.asset_id = a.id
				where not exists (select 1 from needed where needed.id = a.id)
					and not exists (select 1 from wanted where wanted.id = a.id)
					and not ${isReviewed} and not ${isKept} ${further}
				order by ${usedAt}, a.id limit ${limit}`);
			return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt), usedAt: new Date(row.usedAt) }));
		},
		async isUsedSince({ id, usedAt: knownAt }) {
			const later = sql`select 1 from showrunner.asset_uses u where u.asset_id = ${id} and u.used_at > ${knownAt}`;
			return (await count(later)) > 0;
		},
		noteUse: (assetIds) => noteUse(db, assetIds),
	};
}
