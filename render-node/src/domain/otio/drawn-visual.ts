import { visualSchema, type Visual } from '@showrunner/contract';
import { foundPictures, type FindAsset } from './find-media.js';
import { isNode, type OtioNode } from './otio-node.js';

/** What no editing program draws and stands whole among a generator's parameters. */
export type DrawnVisual = Extract<Visual, { kind: 'gradient' | 'card' | 'layers' }>;

export const isDrawn = (visual: Visual | undefined): visual is DrawnVisual =>
	visual?.kind === 'gradient' || visual?.kind === 'card' || visual?.kind === 'layers';

/** Undefined for the generators of other programs. */
export function drawnVisual({ parameters }: OtioNode): DrawnVisual | undefined {
	const { data } = visualSchema.safeParse(isNode(parameters) ? parameters.visual : undefined);
	return isDrawn(data) ? data : undefined;
}

/** The same with those of its pictures that are there; undefined where a place is left with none. */
export function foundDrawn(drawn: DrawnVisual, find: FindAsset): DrawnVisual | undefined {
	if (drawn.kind === 'layers') {
		const layers = drawn.layers.map((layer) => ({ ...layer, assetIds: foundPictures(layer.assetIds, find) }));
		const whole = layers.flatMap(({ assetIds, ...layer }) => (assetIds ? [{ ...layer, assetIds }] : []));
		return whole.length === layers.length ? { ...drawn, layers: whole } : undefined;
	}
	if (drawn.kind !== 'card' || drawn.background.kind !== 'blur') return drawn;
	const assetIds = foundPictures(drawn.background.assetIds, find);
	return assetIds && { ...drawn, background: { kind: 'blur', assetIds } };
}
