import type { AspectRatio, Visual } from '@showrunner/contract';
import { frameAt } from '../timeline/frame-at.js';
import type { MediaFacts } from '../timeline/media-facts.js';
import { pickStill } from '../timeline/pick-still.js';
import type { OtioNode } from './otio-node.js';
import { mainReference, ownedBy, timeRange } from './write-nodes.js';

/** What a document is written with. */
export type ExportContext = {
	/** Length of every clip and sound; pictures need none. */
	media: MediaFacts;
	/** Address under which an editing program finds the asset's bytes. */
	urlOf(assetId: string): string;
	/** Name for people; absent where there is none. */
	nameOf(assetId: string): string | undefined;
	/** Frames per second of the document. */
	rate: number;
	aspectRatio: AspectRatio;
};

type Facts = { aspectRatio?: AspectRatio; lasts: boolean };

export function mediaReference(assetId: string, { aspectRatio, lasts }: Facts, context: ExportContext): OtioNode {
	const lengthMs = lasts ? context.media.get(assetId)?.durationMs : null;
	const { rate } = context;
	return {
		OTIO_SCHEMA: 'ExternalReference.1',
		name: context.nameOf(assetId) ?? assetId,
		metadata: ownedBy({ assetId, ...(aspectRatio && { aspectRatio }) }),
		// A picture has no end, so that an editor may show it as long as is wished.
		available_range: lengthMs ? timeRange(0, Math.max(1, frameAt(lengthMs, rate)), rate) : null,
		target_url: context.urlOf(assetId),
	};
}

const colourReference = (colour: string): OtioNode => ({
	OTIO_SCHEMA: 'GeneratorReference.1',
	name: colour,
	metadata: {},
	available_range: null,
	generator_kind: 'SolidColor',
	parameters: { color: colour },
});

/** No editing program draws it; what it needs stands among its parameters. */
const drawnReference = (visual: Visual): OtioNode => ({
	OTIO_SCHEMA: 'GeneratorReference.1',
	name: visual.kind,
	metadata: {},
	available_range: null,
	generator_kind: `showrunner ${visual.kind}`,
	parameters: { visual },
});

/** What a scene shows: the first output's picture under the main name, those of other formats under theirs. */
export function visualReferences(visual: Visual, context: ExportContext): OtioNode {
	if (visual.kind === 'colour') return { [mainReference]: colourReference(visual.colour) };
	if (visual.kind === 'gradient' || visual.kind === 'card' || visual.kind === 'layers')
		return { [mainReference]: drawnReference(visual) };
	if (visual.kind === 'clip') return { [mainReference]: mediaReference(visual.assetId, { lasts: true }, context) };
	const main = pickStill(visual, context.aspectRatio);
	const entries = Object.entries(visual.assetIds) as [AspectRatio, string][];
	// The same picture may serve several formats; the wanted one, or else the first, is the main one.
	const first = entries.find(([ratio]) => ratio === context.aspectRatio) ?? entries.find(([, id]) => id === main);
	return Object.fromEntries(
		entries.map(([aspectRatio, assetId]) => {
			const key = aspectRatio === first?.[0] ? mainReference : aspectRatio;
			return [key, mediaReference(assetId, { aspectRatio, lasts: false }, context)];
		}),
	);
}
