import type { TimeSpan } from '../speech/time-span.js';

export type LevelAt = { atMs: number; value: number };

/** What one pass over pictures and sound found. Times are on the video's clock; null was not measured. */
export type VideoMeasures = {
	frameCount: number;
	/** Pictures that are black all over. */
	black: readonly TimeSpan[] | null;
	/** Times in which no picture differs from the one before. */
	frozen: readonly TimeSpan[] | null;
	/** Of two pictures a second, the lumas (0–255, video range) that a tenth of the pixels stay below and above. */
	tones: readonly { atMs: number; low: number; high: number }[] | null;
	/** Of one picture a second, the mean width of edges in pixels of a picture 1,280 wide. */
	edges: readonly LevelAt[] | null;
	sound: SoundMeasures | 'none' | 'broken';
};

export type SoundMeasures = {
	/** Times below −50 dBFS of 0.3 s and more. */
	silent: readonly TimeSpan[] | null;
	/** Highest sample of each tenth of a second in dBFS; above 0 where a lossy codec overshoots. */
	peaks: readonly LevelAt[] | null;
	/** EBU R 128; null for silence, or where it could not be measured. */
	integratedLufs: number | null;
	truePeakDbtp: number | null;
};

/** What the file says of itself. */
export type VideoFileFacts = {
	durationMs: number;
	width: number;
	height: number;
	fps: number | null;
	bitsPerSecond: number | null;
	/** Where each stream begins and ends on the video's clock; null where the file does not tell. */
	picture: StreamTimes;
	/** Null without a sound. */
	sound: StreamTimes | null;
};
export type StreamTimes = { startMs: number | null; endMs: number | null };

/** What was asked of the eyes and ears, but could not be looked at. */
export type MissedMeasure = 'black' | 'frozen' | 'exposure' | 'sharpness' | 'silence' | 'clipping' | 'loudness';

export type WatchedVideo = { file: VideoFileFacts; measures: VideoMeasures; missed: readonly MissedMeasure[] };

/**
 * Looks at every picture and hears all sound of a video once. Refuses with `video-unreadable` what is no video, and
 * with `video-too-long` beyond the longest video. Leaves nothing in `workDir`.
 */
export type WatchVideo = (path: string, watch: Watch) => Promise<WatchedVideo>;
export type Watch = { workDir: string; signal: AbortSignal; onFrames(done: number, of: number): void };
