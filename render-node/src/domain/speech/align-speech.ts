import type { GivenTime, TranscriptSegment, WordTiming } from '@showrunner/contract';

export type AlignRun = {
	/** Must exist; the sound files lie here until the caller takes them. */
	workDir: string;
	signal: AbortSignal;
	/** From 0 to 1. */
	onFraction?(fraction: number): void;
};

export type SceneToAlign = {
	text: string;
	locale: string;
	/** In the order in which they are heard, one right behind the other; none where nobody speaks the text. */
	sounds: readonly SoundToAlign[];
};

/** `given`: the vendor's times, from the start of this sound; null: none. */
export type SoundToAlign = { path: string; given: readonly GivenTime[] | null };

export type AlignedScene = {
	/** WAV, 48 kHz, mono, 16 bit, as local speech has it; null where there is nothing to hear. */
	path: string | null;
	durationMs: number;
	words: WordTiming[];
	/** Why the given times were of no use, in words for people; null where they were used or none were given. */
	unfit: string | null;
};

export type AlignedTranscript = {
	durationMs: number;
	words: WordTiming[];
	segments: TranscriptSegment[];
};

/**
 * Finds when the words of a text are said in a sound from outside. Both refuse with `sound-missing`,
 * `sound-unreadable`, `sound-too-long` and, where there is nothing but silence, `sound-silent`; the field is `assetId`, or
 * `further[n].assetId` for a sound behind the first.
 */
export type AlignSpeech = {
	scene(scene: SceneToAlign, run: AlignRun): Promise<AlignedScene>;
	transcript(transcript: { text: string; locale: string; path: string }, run: AlignRun): Promise<AlignedTranscript>;
};
