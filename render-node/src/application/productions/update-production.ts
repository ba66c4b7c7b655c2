import type { Production, updateProductionRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { ProductionRecord } from '../../domain/productions/production-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { recordAdmin, type Actor } from '../audit/record-admin.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { claimEpisode } from './claim-episode.js';
import { productionNotFound, showProduction } from './get-production.js';

type Change = z.output<typeof updateProductionRequest>;

/** Where the production stands among the episodes after the change; it keeps its number where it stays in its series. */
async function placeAfter(
	books: Repositories,
	record: ProductionRecord,
	change: Change,
): Promise<Partial<Pick<ProductionRecord, 'series' | 'episode'>>> {
	const { channel = record.channel, series = record.series, episode } = change;
	const isMoved = channel !== record.channel || series !== record.series || episode !== undefined;
	if (!isMoved) return {};
	const own = series === record.series ? (record.episode ?? undefined) : undefined;
	const wish = { channel, series, episode: episode ?? own, productionId: record.id };
	return { series, episode: await claimEpisode(books, wish) };
}

export function updateProduction(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
	change: Change,
	actor: Actor,
): Promise<Production> {
	refuseUnprintable(change);
	return store.transaction(async (books) => {
		const record = await books.productions.lock(productionId);
		if (!record) throw productionNotFound(productionId);
		const now = clock.now();
		const { title, channel, locale, madeForKids } = change;
		const updated = await books.productions.update(productionId, {
			...(title !== undefined && { title }),
			...(channel !== undefined && { channel }),
			...(locale !== undefined && { locale }),
			...(madeForKids !== undefined && { madeForKids }),
			...(await placeAfter(books, record, change)),
			updatedAt: now,
		});
		const facts = { changed: Object.keys(change) };
		const entry = { action: 'production.update', subject: `production:${productionId}`, facts };
		await recordAdmin(books, actor, entry, now);
		return showProduction(books, updated);
	});
}
