import type { Cost } from '../../domain/timeline/renderer.js';
import { readLoudness, type LoudnessReport } from './loudness-report.js';
import { runFfmpeg } from './run-ffmpeg.js';

export type Measuring = {
	ffmpegPath: string;
	dir: string;
	signal: AbortSignal;
	/** Told of the processor time of every process. */
	spend: (cost: Cost) => void;
};

/** Runs an FFmpeg whose graph has `loudnessFilter`, and tells what that found. `out` is what it writes beside. */
export async function runMeasuring(
	args: readonly string[],
	{ ffmpegPath, dir, signal, spend }: Measuring,
	out: string | null = null,
): Promise<LoudnessReport> {
	const end = await runFfmpeg(ffmpegPath, { args, cwd: dir, signal, out });
	spend(end);
	return readLoudness(end.stderrTail);
}
