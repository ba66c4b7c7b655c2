/** A recording on the video's clock. */
export type PlacedRecording = { path: string; startMs: number; gainDb: number };

export type MixPlan = {
	durationMs: number;
	voice: PlacedRecording[];
	effects: PlacedRecording[];
	/** Repeats to the length of the video; its gain is relative to the voice. */
	music: { path: string; gainDb: number; duck: boolean; fadeInMs: number; fadeOutMs: number } | null;
	target: { integratedLufs: number; truePeakDbtp: number };
};

export type Loudness = { integratedLufs: number; truePeakDbtp: number };

/** Writes the whole sound track as AAC to `outPath`, an .m4a. Null for silence. */
export type MixAudio = (
	plan: MixPlan,
	options: { outPath: string; workDir: string; signal: AbortSignal },
) => Promise<Loudness | null>;
