import type { Layer, SegmentPlan } from './render-plan.js';

type Shown = Pick<SegmentPlan, 'layers' | 'insets' | 'overlays'>;

/** All that a segment needs a file for: its layers, then what its insets show, then images that lie over all of it. */
export const shownLayers = ({ layers, insets = [], overlays }: Shown): Layer[] => [
	...layers,
	...insets.map(({ layer }) => layer),
	...(overlays?.images ?? []).map(({ layer }) => layer),
];
