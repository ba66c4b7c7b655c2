import type { EvidenceGap, Production } from '@showrunner/contract';
import type { ProductionAsset, ProductionRecord } from '../../domain/productions/production-record.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { checkModeration } from '../evidence/check-moderation.js';
import { checkAssets, existenceOnly } from '../evidence/verify-evidence.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { publishEvent } from '../webhooks/publish-event.js';
import { productionNotFound, showProduction } from './get-production.js';

/**
 * Nothing is called finished whose rights cannot be shown, back to the last source, nor what is made for children and
 * has not passed moderation. Tells all that is missing at once.
 */
async function refuseUnproven(
	books: Repositories,
	record: ProductionRecord,
	assets: readonly ProductionAsset[],
): Promise<void> {
	const { missing: unproven } = await checkAssets(books, assets, existenceOnly);
	const missing = [...unproven, ...(await checkModeration(books, record, assets))];
	const [first] = missing;
	if (!first) return;
	const placeOf = ({ usedIn, assetId, role }: EvidenceGap) => {
		const own = assets.findIndex((asset) => asset.assetId === assetId && asset.role === role);
		return own >= 0 ? own : assets.findIndex((asset) => usedIn.includes(asset.role));
	};
	throw inputInvalid(first.code === 'kids-unmoderated' ? 'moderation-missing' : 'evidence-missing', first.reason, {
		field: `assets[${placeOf(first)}].assetId`,
		detail: first.assetId,
		fix: first.fix,
		errors: missing.map((gap) => ({
			pointer: `/assets/${placeOf(gap)}/assetId`,
			message: gap.role === 'source' ? `${gap.reason}: ${gap.assetId}, which it was made from` : gap.reason,
		})),
	});
}

async function hasThese(
	books: Repositories,
	productionId: string,
	assets: readonly ProductionAsset[],
): Promise<boolean> {
	const kept = await books.productions.assetsOf([productionId]);
	const told = (list: readonly ProductionAsset[]) => JSON.stringify(list.map(({ role, assetId }) => [role, assetId]));
	return told(kept) === told(assets);
}

/** Closes the books of a production. The same again, as after a lost answer, changes and tells nothing. */
export function completeProduction(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
	assets: ProductionAsset[],
): Promise<Production> {
	refuseUnprintable({ assets });
	return store.transaction(async (books) => {
		const record = await books.productions.lock(productionId);
		if (!record) throw productionNotFound(productionId);
		if (record.state === 'completed' && (await hasThese(books, productionId, assets)))
			return showProduction(books, record);
		await refuseUnproven(books, record, assets);
		await books.productions.setAssets(productionId, assets);
		const now = clock.now();
		const done = { state: 'completed', problem: null, updatedAt: now, completedAt: now } as const;
		const production = await showProduction(books, await books.productions.update(productionId, done));
		await publishEvent(books, 'production-completed', { production }, now);
		return production;
	});
}
