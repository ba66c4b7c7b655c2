import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Size } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import type { Painting } from '../ffmpeg/letters/letter-ink.js';
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

/** Raw frames that lie on the disk at once: more than enough for most batches, however many looks a long segment has. */
const mostRawBytes = 400e6;

export type BandGround = { frame: Size; area: Rows; painting?: Painting; mostBytes?: number };

/**
 * Has FFmpeg draw a pair of frames, over zeros and over 255, for each of `looks`, and cuts out what is drawn on them. They pass
 * through a file beside the work: a stream would come in thousands of pieces, each to be collected as garbage.
 * Ends where it finds that the rows are too few.
 */
export async function drawBands<Look>(
	ffmpegPath: string,
	looks: readonly Look[],
	argumentsFor: (looks: readonly Look[], output: string) => string[],
	{ frame, area, painting, mostBytes = mostRawBytes }: BandGround,
	run: RunContext,
): Promise<DrawnRows> {
	const cutter = createBandCutter(frame, area, painting);
	const most = Math.max(1, Math.floor(mostBytes / cutter.pairBytes));
	const name = `bands-${randomUUID()}.raw`;
	const out = join(run.workDir, name);
	const bands: (CaptionBand | null)[] = [];
	let cpuMs = 0;
	for (let at = 0; at < looks.length && !cutter.cutOff(); at += most) {
		const some = looks.slice(at, at + most);
		try {
			cpuMs += await draw(ffmpegPath, argumentsFor(some, `file:${name}`), out, run);
			bands.push(...(await cutFile(out, cutter, some.length, run.signal)));
		} finally {
			await rm(out, { force: true });
		}
	}
	return { cpuMs, bands, cutOff: cutter.cutOff() };
}

async function draw(ffmpegPath: string, args: string[], out: string, { workDir, signal, log }: RunContext) {
	try {
		return (await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out })).cpuMs;
	} catch (error) {
		throw error instanceof FfmpegFailed ? renderFailure(error, log, args) : error;
	}
}

async function cutFile(path: string, cutter: BandCutter, pairs: number, signal: AbortSignal) {
	const pair = Buffer.alloc(cutter.pairBytes);
	const bands: (CaptionBand | null)[] = [];
	const file = await open(path);
	try {
		while (bands.length < pairs) {
			signal.throwIfAborted();
			const { bytesRead } = await file.read(pair, 0, pair.length, bands.length * pair.length);
			if (bytesRead < pair.length) throw new Error('FFmpeg drew fewer frames than it was asked for');
			bands.push(cutter.cut(pair));
		}
		return bands;
	} finally {
		await file.close();
	}
}
