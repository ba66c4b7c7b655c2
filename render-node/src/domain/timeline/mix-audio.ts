/** A recording on the video's clock. Fades are even in amplitude; longer than the sound, they are shortened alike. */
export type PlacedRecording = { path: string; startMs: number; gainDb: number; fadeInMs?: number; fadeOutMs?: number };

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
	/** Repeats to the length of the video; its gain is relative to the voice. */
	music: PlannedMusic | null;
	/** Decibels that whole tracks are louder by, once the music has stepped back. */
	levels?: { voiceDb?: number; effectsDb?: number; musicDb?: number };
	target: { integratedLufs: number; truePeakDbtp: number };
};

export type Loudness = { integratedLufs: number; truePeakDbtp: number };

/** Writes the whole sound track as AAC to `outPath`, an .m4a. Null for silence. */
export type MixAudio = (
	plan: MixPlan,
	options: { outPath: string; workDir: string; signal: AbortSignal },
) => Promise<Loudness | null>;
