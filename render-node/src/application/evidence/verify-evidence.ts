import type { EvidenceCheck, EvidencePolicy, Production, verifyEvidenceRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { FinishedAsset } from '../../domain/evidence/ancestry.js';
import { checkEvidence, type Checked } from '../../domain/evidence/check-evidence.js';
import type { Demands } from '../../domain/evidence/rights-gaps.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Repositories, Store } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { getProduction } from '../productions/get-production.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { checkModeration } from './check-moderation.js';
import { gatherAncestry } from './gather-ancestry.js';

/** What is asked where nobody asks for more: that everything is there and has evidence. */
export const existenceOnly: Demands = {
	commercialUse: 'any',
	territories: [],
	validAt: new Date(0),
	...{ credits: false, receipts: false, aiDisclosure: false, kidsModeration: true, uploaderClaims: true },
};

export const demandsOf = ({ validAt, ...policy }: EvidencePolicy, now: Date): Demands => ({
	...policy,
	validAt: validAt === undefined ? now : new Date(validAt),
});

/** The one check of evidence: everything that is missing, back to the last source. */
export async function checkAssets(
	books: Pick<Repositories, 'assets'>,
	finished: readonly FinishedAsset[],
	demands: Demands,
	aiDisclosed = false,
): Promise<Checked> {
	const assets = await gatherAncestry(
		books,
		finished.map(({ assetId }) => assetId),
	);
	return checkEvidence(finished, assets, demands, aiDisclosed);
}

type Wish = z.output<typeof verifyEvidenceRequest>;

function finishedAssets({ assets }: Wish, production: Production | null): FinishedAsset[] {
	const finished = assets ?? production?.assets ?? [];
	if (finished.length > 0) return finished;
	throw inputInvalid('nothing-to-verify', 'The production has no finished assets yet', {
		field: 'assets',
		fix: 'Name the assets that are to go out, or complete the production first',
	});
}

/** Moderation belongs to a production: where assets alone are named, nothing says whom they are made for. */
async function moderationOf(store: Store, finished: readonly FinishedAsset[], production: Production | null) {
	if (!production) return [];
	const completedAt = production.completedAt === null ? null : new Date(production.completedAt);
	return checkModeration(store, { ...production, completedAt }, finished);
}

/** Says whether a production or some assets may go out, and if not, all that is missing. */
export async function verifyEvidence(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	wish: Wish,
): Promise<EvidenceCheck> {
	refuseUnprintable(wish);
	const now = clock.now();
	const { policy, productionId } = wish;
	const production = productionId === undefined ? null : await getProduction(store, productionId);
	const finished = finishedAssets(wish, production);
	const checked = await checkAssets(store, finished, demandsOf(policy, now), wish.aiDisclosed);
	const unmoderated = policy.kidsModeration ? await moderationOf(store, finished, production) : [];
	const missing = [...checked.missing, ...unmoderated];
	return { ...checked, ready: missing.length === 0, missing, policy, checkedAt: now.toISOString() };
}
