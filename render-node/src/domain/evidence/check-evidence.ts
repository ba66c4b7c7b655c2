import type { Asset, EvidenceGap, EvidenceGapCode } from '@showrunner/contract';
import { traceAncestry, type Ancestor, type FinishedAsset } from './ancestry.js';
import { gapWords } from './gap-words.js';
import { bestEvidence, type Demands } from './rights-gaps.js';

export type Checked = { missing: EvidenceGap[]; checkedAssets: number; aiGenerated: boolean };

/** Assets by id; whatever is not in the store is not in the map. */
export type KnownAssets = ReadonlyMap<string, Asset>;

/** Ids of the assets that went into one. */
export const sourcesOf = (asset: Asset | undefined): string[] =>
	asset?.evidence.flatMap(({ madeFrom }) => madeFrom ?? []) ?? [];

const isAiGenerated = (asset: Asset | undefined) =>
	asset?.evidence.some(({ aiGenerated }) => aiGenerated === true) === true;

function gapsOf(asset: Asset | undefined, { roles }: Ancestor, demands: Demands): EvidenceGapCode[] {
	if (!asset) return ['asset-missing'];
	return bestEvidence(asset.evidence, demands, roles.length === 0)?.gaps ?? ['evidence-missing'];
}

/** Roles of the finished assets that a model had a hand in. */
const aiRoles = (ancestors: readonly Ancestor[], assets: KnownAssets) =>
	new Set(ancestors.filter(({ assetId }) => isAiGenerated(assets.get(assetId))).flatMap(({ usedIn }) => usedIn));

/**
 * Everything that keeps these assets from being published: of themselves and of all that they were made from.
 * @param aiDisclosed whether the post says that a model made parts of it
 */
export function checkEvidence(
	finished: readonly FinishedAsset[],
	assets: KnownAssets,
	demands: Demands,
	aiDisclosed: boolean,
): Checked {
	const ancestors = traceAncestry(finished, (id) => sourcesOf(assets.get(id)));
	const byModel = aiRoles(ancestors, assets);
	const isTold = aiDisclosed || !demands.aiDisclosure;
	const missing = ancestors.flatMap((ancestor) => {
		const { assetId, roles, usedIn } = ancestor;
		const asset = assets.get(assetId);
		const codes = gapsOf(asset, ancestor, demands);
		if (!isTold && roles.some((role) => byModel.has(role))) codes.push('ai-undisclosed');
		const place = { assetId, name: asset?.name ?? null, role: roles[0] ?? 'source', usedIn };
		return codes.map((code) => ({ code, ...place, ...gapWords[code] }));
	});
	return { missing, checkedAssets: ancestors.length, aiGenerated: byModel.size > 0 };
}
