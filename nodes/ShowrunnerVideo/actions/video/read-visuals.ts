import type { VisualWishes } from '../../timeline/visuals';

export type VisualOptions = { pictureFit?: VisualWishes['fit'] };

export const readVisualWishes = ({ pictureFit = 'cover' }: VisualOptions): VisualWishes => ({ fit: pictureFit });
