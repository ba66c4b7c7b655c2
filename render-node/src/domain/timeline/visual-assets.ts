import type { Output, Visual } from '@showrunner/contract';
import { pickStill } from './pick-still.js';
import type { AssetUse } from './timeline-assets.js';

/** The assets that a visual shows in these outputs. `field` names the visual. */
export function visualAssets(visual: Visual, field: string, outputs: readonly Output[]): AssetUse[] {
	if (visual.kind === 'colour') return [];
	if (visual.kind === 'clip') return [{ assetId: visual.assetId, field: `${field}.assetId`, as: 'clip' }];
	const picked = new Set(outputs.map(({ aspectRatio }) => pickStill(visual, aspectRatio)));
	return [...picked].map((assetId) => ({ assetId, field: `${field}.assetIds`, as: 'picture' }));
}
