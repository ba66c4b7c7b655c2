import type { Asset } from '@showrunner/contract';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { AssetRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { addEvidence } from './evidence-repository.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { noteUse } from './note-use.js';
import { assets } from './schema.js';
import { assetEvidence } from './tables/evidence.js';

type AssetRow = typeof assets.$inferSelect;

async function withEvidence(db: Handle, rows: AssetRow[]): Promise<Asset[]> {
	if (rows.length === 0) return [];
	const ids = rows.map((row) => row.id);
	const found = await db
		.select()
		.from(assetEvidence)
		.where(inArray(assetEvidence.assetId, ids))
		.orderBy(asc(assetEvidence.recordedAt), asc(assetEvidence.digest));
	const byAsset = Map.groupBy(found, ({ assetId }) => assetId);
	return rows.map((row) => ({
		...row,
		evidence: (byAsset.get(row.id) ?? []).flatMap(({ evidence }) => evidence ?? []),
		createdAt: row.createdAt.toISOString(),
	}));
}

/** Walks from the asset to everything made from it or proven by it, and looks for a production that holds any of that. */
const productionUsing = (assetId: string) => sql`
	with recursive made as (
		(
			select ${assetId}::text as id
			union select asset_id from ${assetEvidence} where (evidence -> 'receipt' ->> 'assetId') = ${assetId}
			union select asset_id from ${assetEvidence} where (evidence ->> 'licenceTextHash') = ${assetId}
			union select asset_id from ${assetEvidence} where (evidence ->> 'provenanceAssetId') = ${assetId}
		)
		union
		select evidence.asset_id from ${assetEvidence} as evidence join made on evidence.made_from @> array[made.id]
	)
	select production_id as "productionId" from showrunner.production_assets where asset_id in (select id from made) limit 1`;

export const assetRepository = (db: Handle): AssetRepository => ({
	async lock(assetId) {
		await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${assetId}, 0))`);
	},
	async record({ evidence, createdAt, ...asset }) {
		const added = await db
			.insert(assets)
			.values({ ...asset, createdAt: new Date(createdAt) })
			.onConflictDoNothing()
			.returning({ id: assets.id });
		if (added.length === 0) await noteUse(db, [asset.id]);
		for (const one of evidence) await addEvidence(db, asset.id, one);
	},
	async find(assetIds) {
		if (assetIds.length === 0) return [];
		return withEvidence(db, await db.select().from(assets).where(inArray(assets.id, assetIds)));
	},
	async list(page) {
		const rows = await db
			.select()
			.from(assets)
			.where(startingAfter(assets, page.after))
			.orderBy(...newestFirst(assets))
			.limit(page.limit + 1);
		const { items, next } = cutPage(rows, page);
		return { items: await withEvidence(db, items), next };
	},
	async remove(assetId) {
		await db.delete(assets).where(eq(assets.id, assetId));
	},
	async productionUsing(assetId) {
		const { rows } = await db.execute<{ productionId: string }>(productionUsing(assetId));
		return rows[0]?.productionId ?? null;
	},
});
