import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { fingerprintVersion, pictureForm, soundForm, type Fingerprint } from '../../domain/fingerprints/fingerprint.js';
import { packMarks, unpackMarks } from '../../domain/fingerprints/pack-marks.js';
import { searchKeys } from '../../domain/fingerprints/search-keys.js';
import type { FingerprintedUse, FingerprintRepository, History } from '../../domain/store/fingerprint-repository.js';
import type { Handle } from './connection.js';
import { assets, productionAssets, productions } from './schema.js';
import { fingerprints } from './tables/fingerprints.js';

const comparable = ['image', 'video', 'audio'];

/** A list as one parameter: drizzle would make one of each member. */
const list = (values: readonly (string | number)[], type: 'text' | 'integer') =>
	sql`${sql.param(values)}::${sql.raw(type)}[]`;

/** Ids of the files that count, as a query. */
function filesOf({ channel, exceptAssetIds, exceptProductionId }: History): SQL {
	const kind = sql`${assets.media} ->> 'kind'`;
	const wanted = sql`${kind} = any(${list(comparable, 'text')}) and ${assets.id} <> all(${list(exceptAssetIds, 'text')})`;
	const inExcepted = sql`exists (select 1 from ${productionAssets} where ${productionAssets.assetId} = ${assets.id}
		and ${productionAssets.productionId} = ${exceptProductionId}::uuid)`;
	if (channel === null)
		return sql`select ${assets.id} as id, ${assets.createdAt} as age from ${assets} where ${wanted}
			and (${exceptProductionId}::uuid is null or not ${inExcepted})`;
	return sql`select distinct ${assets.id} as id, ${assets.createdAt} as age
		from (select ${productions.id} as id from ${productions}
			where ${productions.channel} = ${channel.name} and ${productions.state} = 'completed'
			and (${exceptProductionId}::uuid is null or ${productions.id} <> ${exceptProductionId}::uuid)
			and (${channel.since}::timestamptz is null or ${productions.completedAt} >= ${channel.since}::timestamptz)
			order by ${productions.completedAt} desc limit ${channel.last}) as past
		join ${productionAssets} on ${productionAssets.productionId} = past.id
		join ${assets} on ${assets.id} = ${productionAssets.assetId} where ${wanted}`;
}

/**
 * Asks the index for each key by itself. One question for all of them (`keys && …`) is taken for one that most rows
 * answer, and then every row is read.
 */
const sharing = (history: History, keys: readonly number[], limit: number) => sql`
	with counted as materialized (
		select asset_id, count(*)::int as shared
		from unnest(${list(keys, 'integer')}) as wanted (key)
		join ${fingerprints} on keys @> array[wanted.key] and version = ${fingerprintVersion}
		group by asset_id)
	select asset_id as "assetId", shared as keys from counted
	where asset_id in (select id from (${filesOf(history)}) as history)
	order by shared desc, asset_id limit ${limit}`;

export const fingerprintRepository = (db: Handle): FingerprintRepository => ({
	async keep(assetId, fingerprint) {
		const { kind, durationMs, pictures, sound } = fingerprint;
		await db.execute(sql`insert into ${fingerprints} (asset_id, version, kind, duration_ms, pictures, sound, keys)
			select ${assets.id}, ${fingerprintVersion}, ${kind}, ${durationMs}::bigint, ${pictures && packMarks(pictures)}::bytea,
			${sound && packMarks(sound)}::bytea, ${list(searchKeys(fingerprint), 'integer')}
			from ${assets} where ${assets.id} = ${assetId} on conflict do nothing`);
	},
	async find(assetIds) {
		if (assetIds.length === 0) return new Map();
		const rows = await db
			.select()
			.from(fingerprints)
			.where(and(eq(fingerprints.version, fingerprintVersion), inArray(fingerprints.assetId, [...assetIds])));
		return new Map(rows.map((row) => [row.assetId, toFingerprint(row)]));
	},
	async missing(history, limit) {
		const { rows } = await db.execute<{ id: string; count: number }>(sql`
			select id, count(*) over ()::int as count from (${filesOf(history)}) as history
			where not exists (select 1 from ${fingerprints} where asset_id = id and version = ${fingerprintVersion})
			order by age desc, id limit ${limit}`);
		return { assetIds: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
	},
	async count(history) {
		const { rows } = await db.execute<{ count: number }>(sql`
			select count(*)::int as count from (${filesOf(history)}) as history
			join ${fingerprints} on asset_id = id and version = ${fingerprintVersion}`);
		return rows[0]?.count ?? 0;
	},
	async sharing(history, keys, limit) {
		if (keys.length === 0) return [];
		const { rows } = await db.execute<{ assetId: string; keys: number }>(sharing(history, keys, limit));
		return rows;
	},
	async uses(assetIds, exceptProductionId) {
		if (assetIds.length === 0) return [];
		const { rows } = await db.execute<FingerprintedUse>(sql`
			select distinct on (${productionAssets.assetId}) ${productionAssets.assetId} as "assetId", ${productions.id} as "productionId",
				${productions.title} as title, ${productions.channel} as channel, ${productionAssets.role} as role
			from ${productionAssets} join ${productions} on ${productions.id} = ${productionAssets.productionId}
			where ${productionAssets.assetId} = any(${list(assetIds, 'text')}) and ${productions.state} = 'completed'
			and (${exceptProductionId}::uuid is null or ${productions.id} <> ${exceptProductionId}::uuid)
			order by ${productionAssets.assetId}, ${productions.completedAt} desc`);
		return rows;
	},
});

function toFingerprint({ kind, durationMs, pictures, sound }: typeof fingerprints.$inferSelect): Fingerprint {
	return {
		...{ kind, durationMs },
		pictures: pictures && unpackMarks(pictures, pictureForm),
		sound: sound && unpackMarks(sound, soundForm),
	};
}
