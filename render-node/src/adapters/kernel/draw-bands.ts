import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Size } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import { renderFailure } from '../ffmpeg/render-failure.js';
import { FfmpegFailed, runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import { createBandCutter, type BandCutter } from './band-cutter.js';
import type { Rows } from './caption-area.js';
import type { CaptionBand } from './still-job.js';

export type DrawnRows = Cost & {
	/** One for each pair of frames; null where nothing is drawn. */
	bands: (CaptionBand | null)[];
	/** Whether there may be more beyond the rows that were looked at. */
	cutOff: boolean;
};

/**
 * Has FFmpeg draw pairs of frames, over zeros and over 255, and cuts out what is drawn on them. They pass through a file
 * beside the work that `name` names: a stream would come in thousands of pieces, each to be collected as garbage.
 */
export async function drawBands(
	ffmpegPath: string,
	argumentsFor: (output: string) => string[],
	{ frame, area, name }: { frame: Size; area: Rows; name: string },
	{ workDir, signal, log }: RunContext,
): Promise<DrawnRows> {
	const out = join(workDir, `${name}.raw`);
	const args = argumentsFor(`file:${name}.raw`);
	try {
		const { cpuMs } = await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out });
		const cutter = createBandCutter(frame, area);
		const bands = await cutFile(out, cutter, signal);
		return { cpuMs, bands, cutOff: cutter.cutOff() };
	} catch (error) {
		throw error instanceof FfmpegFailed ? renderFailure(error, log, args) : error;
	} finally {
		await rm(out, { force: true });
	}
}

async function cutFile(path: string, cutter: BandCutter, signal: AbortSignal): Promise<(CaptionBand | null)[]> {
	const pair = Buffer.alloc(cutter.pairBytes);
	const bands: (CaptionBand | null)[] = [];
	const file = await open(path);
	try {
		for (;;) {
			signal.throwIfAborted();
			const { bytesRead } = await file.read(pair, 0, pair.length, bands.length * pair.length);
			if (bytesRead < pair.length) return bands;
			bands.push(cutter.cut(pair));
		}
	} finally {
		await file.close();
	}
}
