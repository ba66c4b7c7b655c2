/** What an encoder may spend: over any time t no more than `maxBitsPerSecond` × t, and `bufferBits` once. */
export type RateLimit = { maxBitsPerSecond: number; bufferBits: number };

export type SizedVideo = {
	maxSizeBytes: number;
	durationMs: number;
	fps: number;
	/** Of its tracks of text, chapters and tags. */
	besideBytes: number;
};

/** The sound is encoded at 192 kbit/s; AAC may go a little above it. */
const soundBitsPerSecond = 196_000;
/** Of an MP4's index, for each frame and each second of sound, and for all the rest. */
const indexBytes = { frame: 16, soundSecond: 240, file: 4_000 };
/** Left free for what encoders spend beyond their limit. */
const spare = 0.03;
/** A picture that needs more than the others may take as much as half a second has. */
const mostBufferSeconds = 0.5;

/** What is left for the pictures, in bits; negative where even the rest is too large. */
export function pictureBits({ maxSizeBytes, durationMs, fps, besideBytes }: SizedVideo): number {
	const seconds = durationMs / 1000;
	const index = indexBytes.file + seconds * (fps * indexBytes.frame + indexBytes.soundSecond);
	return 8 * (maxSizeBytes * (1 - spare) - index - besideBytes) - seconds * soundBitsPerSecond;
}

/**
 * One limit for all segments of a video, which are encoded each by itself: each may begin with a full buffer. It is small
 * enough that all buffers together take a fifth of the whole at most. `tightness`: 1, or less where that was not enough.
 */
export function rateLimit(video: SizedVideo, segments: number, tightness = 1): RateLimit {
	const seconds = video.durationMs / 1000;
	const bufferSeconds = Math.min(mostBufferSeconds, seconds / (4 * segments));
	const maxBitsPerSecond = Math.floor((pictureBits(video) * tightness) / (seconds + segments * bufferSeconds));
	return { maxBitsPerSecond, bufferBits: Math.ceil(maxBitsPerSecond * bufferSeconds) };
}
