import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { EpisodePlace } from '../../domain/productions/episode-place.js';
import type { ProductionRepository } from '../../domain/store/production-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { folded } from './folded-text.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { oldestFirst, startingAfterOldest } from './oldest-first.js';
import { matching } from './production-filter.js';
import { productionAssets, productions } from './schema.js';
import { series } from './tables/series.js';

const withoutFolded = ({ titleFolded: _, ...columns }: ReturnType<typeof getTableColumns<typeof productions>>) =>
	columns;
const shown = withoutFolded(getTableColumns(productions));

const assetsOfProductions = (db: Handle) =>
	({
		async setAssets(id, assets) {
			await db.delete(productionAssets).where(eq(productionAssets.productionId, id));
			if (assets.length === 0) return;
			const rows = assets.map(({ role, assetId }, position) => ({ productionId: id, position, role, assetId }));
			await db.insert(productionAssets).values(rows);
		},
		async assetsOf(ids) {
			if (ids.length === 0) return [];
			const { productionId, role, assetId } = productionAssets;
			const rows = db.select({ productionId, role, assetId }).from(productionAssets);
			return rows.where(inArray(productionId, ids)).orderBy(asc(productionAssets.position));
		},
	}) satisfies Partial<ProductionRepository>;

const episodes = (db: Handle) =>
	({
		async countEpisode(id, { channel, series: name }, chosen) {
			const rows = await db
				.insert(series)
				.values({ id, channel, name, lastEpisode: chosen ?? 1 })
				.onConflictDoUpdate({
					target: [series.channel, series.name],
					set: {
						lastEpisode:
							chosen === undefined
								? sql`${series.lastEpisode} + 1`
								: sql`greatest(${series.lastEpisode}, ${chosen}::int)`,
					},
				})
				.returning();
			return chosen ?? changedRow(rows, 'Series', name).lastEpisode;
		},
		async holderOfEpisode({ channel, series: name }: EpisodePlace, episode) {
			const sameChannel =
				channel === null ? sql`coalesce(${productions.channel}, '') = ''` : eq(productions.channel, channel);
			const held = and(sameChannel, eq(productions.series, name), eq(productions.episode, episode));
			const [row] = await db.select({ id: productions.id }).from(productions).where(held);
			return row?.id ?? null;
		},
	}) satisfies Partial<ProductionRepository>;

export const productionRepository = (db: Handle): ProductionRepository => ({
	...assetsOfProductions(db),
	...episodes(db),
	async insert(record) {
		await db.insert(productions).values({ ...record, titleFolded: folded(record.title) });
	},
	async find(id) {
		const [row] = await db.select(shown).from(productions).where(eq(productions.id, id));
		return row ?? null;
	},
	async lock(id) {
		const [row] = await db.select(shown).from(productions).where(eq(productions.id, id)).for('update');
		return row ?? null;
	},
	async update(id, change) {
		const told = change.title === undefined ? change : { ...change, titleFolded: folded(change.title) };
		const rows = await db.update(productions).set(told).where(eq(productions.id, id)).returning(shown);
		return changedRow(rows, 'Production', id);
	},
	async list(filter, page, order) {
		const after = order === 'newest' ? startingAfter : startingAfterOldest;
		const inOrder = order === 'newest' ? newestFirst : oldestFirst;
		const rows = await db
			.select(shown)
			.from(productions)
			.where(and(matching(db, filter), after(productions, page.after)))
			.orderBy(...inOrder(productions))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
});
