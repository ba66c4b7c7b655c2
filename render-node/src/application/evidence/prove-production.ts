import { evidencePolicySchema, type EvidenceCheck, type Production } from '@showrunner/contract';
import { traceAncestry, type FinishedAsset } from '../../domain/evidence/ancestry.js';
import { checkEvidence, sourcesOf, type KnownAssets } from '../../domain/evidence/check-evidence.js';
import type { ChainHead } from '../../domain/evidence/evidence-record.js';
import type { ProvenAsset } from '../../domain/evidence/proven-asset.js';
import type { Demands } from '../../domain/evidence/rights-gaps.js';
import { conflict } from '../../domain/refusal.js';
import type { Store } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { getProduction } from '../productions/get-production.js';
import { gatherAncestry } from './gather-ancestry.js';
import { demandsOf } from './verify-evidence.js';

/** A production with every asset that it was made from and all that proves them, as it stands now. */
export type ProvenProduction = {
	production: Production;
	assets: ProvenAsset[];
	known: KnownAssets;
	check: EvidenceCheck;
	demands: Demands;
	head: ChainHead;
	now: Date;
};

async function provenAssets(
	store: Store,
	finished: readonly FinishedAsset[],
	known: KnownAssets,
): Promise<ProvenAsset[]> {
	const ancestors = traceAncestry(finished, (id) => sourcesOf(known.get(id)));
	const evidence = await store.evidence.ofAssets(ancestors.map(({ assetId }) => assetId));
	const byAsset = Map.groupBy(evidence, ({ record }) => record.assetId);
	return ancestors.map((ancestor) => ({
		...ancestor,
		asset: known.get(ancestor.assetId) ?? null,
		evidence: byAsset.get(ancestor.assetId) ?? [],
	}));
}

/**
 * Gathers what there is to show of a production. Disclosure of AI is a matter of the post, and
 * moderation none of rights, so neither is asked about here.
 */
export async function proveProduction(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
): Promise<ProvenProduction> {
	const production = await getProduction(store, productionId);
	if (production.assets.length === 0)
		throw conflict('production-not-completed', 'The production has no finished assets yet', {
			field: 'productionId',
			detail: productionId,
			fix: 'Complete the production with its video first',
		});
	const now = clock.now();
	const known = await gatherAncestry(
		store,
		production.assets.map(({ assetId }) => assetId),
	);
	const policy = evidencePolicySchema.parse({ aiDisclosure: false, kidsModeration: false });
	const demands = demandsOf(policy, now);
	const checked = checkEvidence(production.assets, known, demands, false);
	return {
		...{ production, known, demands, now },
		assets: await provenAssets(store, production.assets, known),
		check: { ready: checked.missing.length === 0, ...checked, policy, checkedAt: now.toISOString() },
		head: await store.evidence.head(),
	};
}
