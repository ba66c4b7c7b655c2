import type { ExtractedSoundFormat } from '@showrunner/contract';

/** Signed samples of 16 bits of one channel, little-endian, without a header. */
export type RawSound = { path: string; sampleRateHz: number; sampleCount: number };

export const rawSampleBytes = 2;

export const rawDurationMs = ({ sampleCount, sampleRateHz }: RawSound): number => (sampleCount * 1000) / sampleRateHz;

export type SoundRun = {
	/** Must exist; what is written lies here until the caller takes it. */
	workDir: string;
	signal: AbortSignal;
};

export type ExtractSound = {
	/**
	 * The first sound track of a file from outside, on the file's own clock: gaps are filled with silence.
	 * Refuses with `sound-missing`, `sound-unreadable` and, above `longestMs`, `sound-too-long`.
	 */
	decode(path: string, wish: { sampleRateHz: number; longestMs: number }, run: SoundRun): Promise<RawSound>;
	/** Writes the samples from `start` until before `end` as a file of their own. @returns its path */
	encode(
		sound: RawSound,
		piece: { start: number; end: number; format: ExtractedSoundFormat },
		run: SoundRun,
	): Promise<string>;
};
