import type { Cost } from './renderer.js';

/** A recording on the video's clock. Fades are even in amplitude; longer than the sound, they are shortened alike. */
export type PlacedRecording = {
	path: string;
	startMs: number;
	gainDb: number;
	fadeInMs?: number;
	fadeOutMs?: number;
	/** What of it is heard; absent, all. */
	part?: SoundPart;
};

/** From `fromMs` to `toMs` of a recording; without a tempo as it was taken. */
export type SoundPart = { fromMs: number; toMs: number; tempo: TempoStep[] };

/** From `atMs` of the part on it plays `rate` times as fast. The first one is at 0. */
export type TempoStep = { atMs: number; rate: number };

export type PlannedMusic = {
	path: string;
	gainDb: number;
	duck: boolean;
	/** How far it steps back under the voice; absent, by about 8 dB. */
	duckDb?: number;
	fadeInMs: number;
	fadeOutMs: number;
	/** Its end melts into its beginning where it repeats; absent, it repeats as it is. */
	crossfadeMs?: number;
};

export type MixPlan = {
	durationMs: number;
	voice: PlacedRecording[];
	effects: PlacedRecording[];
	/** As loud as effects, but they step back under the voice. */
	ducked?: PlacedRecording[];
	/** Repeats to the length of the video; its gain is relative to the voice. */
	music: PlannedMusic | null;
	/** Decibels that whole tracks are louder by, once the music has stepped back. */
	levels?: { voiceDb?: number; effectsDb?: number; musicDb?: number };
	target: { integratedLufs: number; truePeakDbtp: number };
};

export type Loudness = { integratedLufs: number; truePeakDbtp: number };

export type MixOptions = {
	outPath: string;
	workDir: string;
	signal: AbortSignal;
	/** Told of processor time, also of work that led to nothing. */
	spend?: (cost: Cost) => void;
};

/** Writes the whole sound track as AAC to `outPath`, an .m4a. Null for silence. */
export type MixAudio = (plan: MixPlan, options: MixOptions) => Promise<Loudness | null>;
