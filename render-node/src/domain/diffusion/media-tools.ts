import type { Size } from '../timeline/render-plan.js';

/** What is written into a file about how it was made. Deterministic: no times, so that equal pieces stay equal bytes. */
export type MediaTags = {
	/** One line for people and for programs that show one, such as a prompt. */
	description: string;
	/** Canonical JSON of the settings that made it. */
	settings: string;
	/** Name and version of the engine. */
	software: string;
	aiGenerated: boolean;
};

export type ClipFacts = { size: Size; frameCount: number; framesPerSecond: number; hasSound: boolean };

/** What generated pieces need of FFmpeg. Every method leaves nothing behind when it fails or is stopped. */
export type MediaTools = {
	/** Writes tags into a PNG or an MP4 in place, without touching its pictures. */
	tag(path: string, mediaType: 'image/png' | 'video/mp4', tags: MediaTags, signal: AbortSignal): Promise<void>;
	/** Facts of a clip, counted, not believed. Refuses `clip-unreadable` for what is no decodable clip. */
	clipFacts(path: string, signal: AbortSignal): Promise<ClipFacts>;
	/** The last picture of a clip as a PNG of its size. Refuses `clip-unreadable`. */
	lastFrame(path: string, out: string, signal: AbortSignal): Promise<void>;
	/**
	 * `second` after `first`, at the size and rate of `first`, without the first frame of `second`, which repeats the last
	 * one of `first`. Sound goes on where both have it; where only one has it the rest is silent.
	 */
	joinClips(first: string, second: string, out: string, signal: AbortSignal): Promise<ClipFacts>;
};
