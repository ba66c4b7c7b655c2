/** Where a video that is longer than its limit is cut. */
export const trimPlaces = ['sentence', 'scene', 'exact'] as const;
export type TrimPlace = (typeof trimPlaces)[number];
