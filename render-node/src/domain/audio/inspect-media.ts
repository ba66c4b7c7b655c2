import type { Media } from '@showrunner/contract';
import type { Loudness } from './loudness.js';

export type MediaReport = {
	/** Null when the bytes are no media. */
	media: Media | null;
	/** Null without an audio stream that can be heard. */
	loudness: Loudness | null;
	/** Whether there is an audio stream that could not be decoded to its end. */
	audioBroken: boolean;
};

export type InspectMedia = (path: string, signal: AbortSignal) => Promise<MediaReport>;
