import type { EvidenceReport } from '@showrunner/contract';
import type { Deps } from '../deps.js';
import { gatherAncestry } from '../evidence/gather-ancestry.js';
import { getProduction } from './get-production.js';

/** The finished assets by their roles, then all that they were made from. */
export async function reportEvidence(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
): Promise<EvidenceReport> {
	const production = await getProduction(store, productionId);
	const found = await gatherAncestry(
		store,
		production.assets.map(({ assetId }) => assetId),
	);
	const finished = production.assets.flatMap(({ role, assetId }) => {
		const asset = found.get(assetId);
		return asset ? [{ role, asset }] : [];
	});
	const named = new Set(production.assets.map(({ assetId }) => assetId));
	const sources = [...found.values()].filter(({ id }) => !named.has(id)).map((asset) => ({ role: 'source', asset }));
	return { production, assets: [...finished, ...sources], generatedAt: clock.now().toISOString() };
}
