import type { VisualWishes } from '../../timeline/visuals';

export type VisualOptions = { pictureFit?: VisualWishes['fit']; bareScene?: VisualWishes['bare'] };

export const readVisualWishes = ({ pictureFit = 'cover', bareScene = 'colour' }: VisualOptions): VisualWishes => ({
	fit: pictureFit,
	bare: bareScene,
});
