import type { Layer, SegmentPlan } from './render-plan.js';

/** All that a segment needs a file for: its layers, then what its insets show. */
export const shownLayers = ({ layers, insets = [] }: Pick<SegmentPlan, 'layers' | 'insets'>): Layer[] => [
	...layers,
	...insets.map(({ layer }) => layer),
];
