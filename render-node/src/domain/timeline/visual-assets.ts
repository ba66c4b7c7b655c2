import type { Card, Output, Visual } from '@showrunner/contract';
import { pickStill } from './pick-still.js';
import type { AssetUse } from './timeline-assets.js';

type Still = Extract<Visual, { kind: 'still' }>;

/** The assets that a visual shows in these outputs. `field` names the visual. */
export function visualAssets(visual: Visual, field: string, outputs: readonly Output[]): AssetUse[] {
	if (visual.kind === 'layers')
		return visual.layers.flatMap((layer, at) => pictures(layer, `${field}.layers[${at}].assetIds`, outputs));
	if (visual.kind === 'card') return cardAssets(visual, field, outputs);
	if (visual.kind === 'colour' || visual.kind === 'gradient') return [];
	if (visual.kind === 'clip') return [{ assetId: visual.assetId, field: `${field}.assetId`, as: 'clip' }];
	return pictures(visual, `${field}.assetIds`, outputs);
}

const cardAssets = ({ background }: Card, field: string, outputs: readonly Output[]): AssetUse[] =>
	background.kind === 'blur' ? pictures(background, `${field}.background.assetIds`, outputs) : [];

function pictures(by: Pick<Still, 'assetIds'>, field: string, outputs: readonly Output[]): AssetUse[] {
	const picked = new Set(outputs.map(({ aspectRatio }) => pickStill(by, aspectRatio)));
	return [...picked].map((assetId) => ({ assetId, field, as: 'picture' }));
}
