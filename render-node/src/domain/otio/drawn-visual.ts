import { visualSchema, type AspectRatio, type Visual } from '@showrunner/contract';
import { isNode, type OtioNode } from './otio-node.js';

/** What no editing program draws and stands whole among a generator's parameters. */
export type DrawnVisual = Extract<Visual, { kind: 'gradient' | 'card' | 'layers' }>;

type PictureIds = Partial<Record<AspectRatio, string>>;

/** Undefined for the generators of other programs. */
export function drawnVisual({ parameters }: OtioNode): DrawnVisual | undefined {
	const { data } = visualSchema.safeParse(isNode(parameters) ? parameters.visual : undefined);
	return data?.kind === 'gradient' || data?.kind === 'card' || data?.kind === 'layers' ? data : undefined;
}

/** The pictures that it shows, by format: one set for each place. */
export function picturesOf(drawn: DrawnVisual): PictureIds[] {
	if (drawn.kind === 'layers') return drawn.layers.map(({ assetIds }) => assetIds);
	return drawn.kind === 'card' && drawn.background.kind === 'blur' ? [drawn.background.assetIds] : [];
}

/** The same without the pictures that are not there; undefined where a place is left with none. */
export function withPicturesThere(drawn: DrawnVisual, isThere: (assetId: string) => boolean): DrawnVisual | undefined {
	const left = picturesOf(drawn).map((ids) => Object.fromEntries(Object.entries(ids).filter(([, id]) => isThere(id))));
	if (left.some((ids) => Object.keys(ids).length === 0)) return undefined;
	if (drawn.kind === 'layers')
		return { ...drawn, layers: drawn.layers.map((layer, at) => ({ ...layer, assetIds: left[at] ?? layer.assetIds })) };
	const [assetIds] = left;
	return drawn.kind === 'card' && assetIds ? { ...drawn, background: { kind: 'blur', assetIds } } : drawn;
}
