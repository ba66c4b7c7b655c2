import type { AspectRatio } from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';

/** `depth`: share of the camera's move that a layer takes part in, 0 far to 1 near. */
export type Layer = { assetId: string; depth: number };

/** By the place of the scene, counted from 1, from the back to the front; 0: scenes that have nothing else to show. */
export type SceneLayers = ReadonlyMap<number, readonly Layer[]>;

/** One picture of each layer serves all formats. */
export function layersVisual(layers: readonly Layer[], aspectRatio: AspectRatio) {
	return {
		kind: 'layers' as const,
		layers: spread(layers).map(({ assetId, depth }) => ({ assetIds: { [aspectRatio]: assetId }, depth })),
	};
}

/** Layers of one depth would lie still on each other: they are moved apart evenly, in their order. */
function spread(layers: readonly Layer[]): readonly Layer[] {
	if (layers.some(({ depth }) => depth !== layers[0]?.depth)) return layers;
	return layers.map((layer, at) => ({ ...layer, depth: at / (layers.length - 1) }));
}

/** Warns of layers that no scene shows. */
export function warnOfLayers(
	layers: SceneLayers,
	scenes: readonly { visual: { kind: string } }[],
	warn: (warning: Warning) => void,
): void {
	const tell = (message: string) => void warn({ code: 'option-adjusted', message, field: 'layers' });
	for (const place of layers.keys())
		if (place > scenes.length) tell(`There is no scene ${place}; its layers were left out`);
	const isShown = scenes.some(({ visual }, index) => visual.kind === 'layers' && !layers.has(index + 1));
	if (layers.has(0) && !isShown)
		tell('Every scene has a picture, a clip or layers of its own; those of scene 0 were left out');
}
