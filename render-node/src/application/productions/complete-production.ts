import type { Production } from '@showrunner/contract';
import type { ProductionAsset } from '../../domain/productions/production-record.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { publishEvent } from '../webhooks/publish-event.js';
import { withAncestors } from './collect-evidence.js';
import { productionNotFound, showProduction } from './get-production.js';

function refuseAsset(at: number, assetId: string, reason: string, fix: string): never {
	throw inputInvalid('evidence-missing', reason, {
		field: `assets[${at}].assetId`,
		detail: assetId,
		fix,
		errors: [{ pointer: `/assets/${at}/assetId`, message: reason }],
	});
}

/** Nothing is called finished whose rights cannot be shown, back to the last source. */
async function refuseUnproven(books: Repositories, assets: readonly ProductionAsset[]): Promise<void> {
	for (const [at, { assetId }] of assets.entries()) {
		const proven = await withAncestors(books, [assetId]);
		if (!proven.has(assetId))
			refuseAsset(at, assetId, 'This asset is not in the store', 'Upload it, or run again the step that made it');
		for (const asset of proven.values()) {
			const missing = asset.evidence.flatMap(({ madeFrom }) => madeFrom ?? []).some((id) => !proven.has(id));
			if (asset.evidence.length > 0 && !missing) continue;
			refuseAsset(
				at,
				asset.id,
				'Nothing proves the right to use this asset',
				'Make or upload its sources again, so that their evidence is recorded',
			);
		}
	}
}

export function completeProduction(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
	assets: ProductionAsset[],
): Promise<Production> {
	refuseUnprintable({ assets });
	return store.transaction(async (books) => {
		if (!(await books.productions.lock(productionId))) throw productionNotFound(productionId);
		await refuseUnproven(books, assets);
		await books.productions.setAssets(productionId, assets);
		const now = clock.now();
		const done = { state: 'completed', problem: null, updatedAt: now, completedAt: now } as const;
		const production = await showProduction(books, await books.productions.update(productionId, done));
		await publishEvent(books, 'production-completed', { production }, now);
		return production;
	});
}
