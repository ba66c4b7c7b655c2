import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import { renderFailure } from '../ffmpeg/render-failure.js';
import { FfmpegFailed, runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import { readAss, writeLine } from './ass-lines.js';
import { createBandCutter } from './band-cutter.js';
import { captionArea } from './caption-area.js';
import { captionArguments } from './caption-arguments.js';
import { frameMs, type CaptionState } from './caption-states.js';
import type { CaptionBand } from './still-job.js';

/** Captions of one segment, as an ASS file, and the frames in which they change. */
export type CaptionedSegment = { segment: SegmentPlan; ass: string; states: readonly CaptionState[] };

/** More than any segment lasts, so that on their common clock they stay apart. */
const apartMs = 3_600_000;

/**
 * Draws each state of some segments' captions once, by one FFmpeg: starting it costs more than drawing. The segments have
 * their captions' header in common. Gives the bands of each one's drawn states; null where one shows nothing after all.
 */
export async function drawCaptions(
	ffmpegPath: string,
	segments: readonly CaptionedSegment[],
	encoding: Encoding,
	{ name, fontsDir }: { name: string; fontsDir: string | undefined },
	{ workDir, signal, log }: RunContext,
): Promise<Cost & { bands: (CaptionBand | null)[][] }> {
	const drawn = segments.map(({ states }) => states.filter((state) => state.drawn));
	const timesMs = drawn.flatMap((states, index) =>
		states.map(({ firstFrame }) => index * apartMs + frameMs(firstFrame, encoding.fps)),
	);
	if (timesMs.length === 0) return { bands: drawn.map(() => []), cpuMs: 0 };
	const ass = onOneClock(segments);
	await writeFile(join(workDir, name), ass);
	const everywhere = { top: 0, rows: encoding.frame.height };
	let [cpuMs, area] = [0, captionArea(ass, encoding.frame)];
	try {
		for (;;) {
			const cutter = createBandCutter(encoding.frame, area);
			const args = captionArguments(timesMs, encoding, { captions: name, fontsDir, area });
			const run = { args, cwd: workDir, signal, out: null, onBytes: cutter.take };
			const end = await runFfmpeg(ffmpegPath, run).catch((error: unknown) => {
				throw error instanceof FfmpegFailed ? renderFailure(error, log, args) : error;
			});
			cpuMs += end.cpuMs;
			const { bands } = cutter;
			if (!cutter.cutOff()) return { cpuMs, bands: drawn.map((states) => bands.splice(0, states.length)) };
			area = everywhere;
		}
	} finally {
		await rm(join(workDir, name), { force: true });
	}
}

function onOneClock(segments: readonly CaptionedSegment[]): string {
	const read = segments.map(({ ass }) => readAss(ass));
	const lines = read.flatMap((ass, index) => ass?.lines.map((line) => writeLine(line, index * apartMs)) ?? []);
	return [read[0]?.header.trimEnd(), ...lines, ''].join('\n');
}
