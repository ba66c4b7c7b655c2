import type { MediaFacts } from '../../domain/timeline/media-facts.js';
import type { Layer } from '../../domain/timeline/render-plan.js';
import type { DecoderArguments } from './probe-decoder.js';

/**
 * From 1440p on. A card's frames come back to the memory of the processor, where the camera and libass draw; for smaller
 * ones the way back and the start of the graphics context cost about what the decoding does.
 */
const leastPixels = 2560 * 1440;

export type ClipDecoder = {
	/** Arguments before the inputs of each layer. */
	argumentsFor(layers: readonly Layer[], media: MediaFacts): DecoderArguments[];
	/** The card could not decode one of these: from now on the processor does. */
	avoid(layers: readonly Layer[]): void;
};

/** Where each clip is decoded. `card` is null on a machine whose graphics card decodes nothing. */
export function createClipDecoder(card: DecoderArguments | null): ClipDecoder {
	const refused = new Set<string>();
	const isLarge = (assetId: string, media: MediaFacts) => {
		const { width, height } = media.get(assetId) ?? {};
		return (width ?? 0) * (height ?? 0) >= leastPixels;
	};
	return {
		argumentsFor: (layers, media) =>
			layers.map((layer) => {
				if (card === null || layer.kind !== 'clip' || refused.has(layer.assetId)) return [];
				return isLarge(layer.assetId, media) ? card : [];
			}),
		avoid(layers) {
			for (const layer of layers) if (layer.kind === 'clip') refused.add(layer.assetId);
		},
	};
}
