import type { Loudness } from './loudness.js';

/** A sound file on the video's clock. */
export type PlacedSound = { path: string; startMs: number; gainDb: number };

/** All that is heard in one video. */
export type AudioPlan = {
	durationMs: number;
	/** Gains tell voices from one another; the voice as a whole sets the level of everything else. */
	voice: PlacedSound[];
	effects: PlacedSound[];
	/** `gainDb` is relative to the voice; without a voice the music is the programme. It repeats to the end. */
	music: { path: string; gainDb: number; duck: boolean; fadeInMs: number; fadeOutMs: number } | null;
	target: { integratedLufs: number; truePeakDbtp: number };
};

export type MixOptions = {
	/** AAC at 192 kbit/s in an .m4a of exactly the plan's duration. */
	outPath: string;
	/** Scratch files lie here and are gone at the end. About 0.2 MB per second of video. */
	workDir: string;
	signal: AbortSignal;
};

/**
 * Writes the sound track and tells how loud the encoded file is. Null when nothing is to be heard: then the track is
 * silence, because some platforms refuse videos without one. Rejects with `SoundUnreadable` when a file cannot be
 * decoded, and with the signal's reason on abort; no process outlives it.
 */
export type MixAudio = (plan: AudioPlan, options: MixOptions) => Promise<Omit<Loudness, 'rangeLu'> | null>;

export class SoundUnreadable extends Error {
	constructor(
		readonly path: string,
		options?: ErrorOptions,
	) {
		super('a sound file cannot be decoded', options);
		this.name = 'SoundUnreadable';
	}
}
