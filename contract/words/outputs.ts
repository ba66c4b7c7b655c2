/** Where a video that is longer than its limit is cut. */
export const trimPlaces = ['sentence', 'scene', 'exact'] as const;
export type TrimPlace = (typeof trimPlaces)[number];

/** What a video is encoded as. */
export const videoCodecs = ['h264', 'hevc', 'av1', 'vp9'] as const;
export type VideoCodec = (typeof videoCodecs)[number];
