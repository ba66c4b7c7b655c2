/**
 * What a file from outside may be at most. 16K is 15360×8640; no camera, screen or platform shows more. A day is longer
 * than any upload that a platform takes (YouTube: 12 hours). Masters carry a dozen sound tracks and some fonts.
 */
export const mediaLimits = {
	side: 16_384,
	pixels: 16_384 * 8_640,
	durationMs: 24 * 60 * 60 * 1000,
	streams: 64,
	attachments: 32,
	/** At 120 a second a full day. */
	frames: 24 * 60 * 60 * 120,
} as const;
