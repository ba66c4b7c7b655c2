import type { VisualFit } from '../../../contract/vocabulary';

/** How pictures and clips are shown. */
export type VisualWishes = { fit: VisualFit };
