/** Where a video that is longer than its limit is cut. */
export const trimPlaces = ['sentence', 'scene', 'exact'] as const;
export type TrimPlace = (typeof trimPlaces)[number];

/** What a video is encoded as. */
export const videoCodecs = ['h264', 'hevc', 'av1', 'vp9'] as const;
export type VideoCodec = (typeof videoCodecs)[number];

/** Of a size that an output names itself. With `mostStretch` every usual shape, also 4:5, 4:3 and 21:9, is near one of the ratios. */
export const frameSizeLimits = {
	leastSidePx: 128,
	mostSidePx: 4_096,
	/** 4096×2304, the largest frame of H.264 at level 5.2. */
	mostPixels: 9_437_184,
	mostStretch: 1.35,
} as const;
