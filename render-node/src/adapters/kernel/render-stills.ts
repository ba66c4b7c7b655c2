import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, SegmentFiles, SegmentRun } from '../../domain/timeline/renderer.js';
import { windowAt } from '../../domain/timeline/window-at.js';
import { pictureSize } from '../ffmpeg/arguments/picture-arguments.js';
import type { EncoderChoice } from '../ffmpeg/encoder-choice.js';
import { FfmpegFailed, runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import { FramesMissing, segmentFailure } from '../ffmpeg/segment-failure.js';
import { drawCaptions, type DrawnBands } from './draw-captions.js';
import { feedFrames } from './feed-frames.js';
import { rawFrameArguments } from './raw-frame-arguments.js';
import type { StillLayer } from './still-job.js';
import type { StillPlan } from './still-plan.js';
import type { StillThreads } from './still-threads.js';

export type StillTools = { ffmpegPath: string; choice: EncoderChoice; threads: StillThreads };

/** Renders a segment of stills: the kernel draws its frames, FFmpeg only encodes them. */
export async function renderStills(
	{ ffmpegPath, choice, threads }: StillTools,
	{ segment, still }: { segment: SegmentPlan; still: StillPlan },
	encoding: Encoding,
	{ out, layers, fontsDir }: Pick<SegmentFiles, 'out' | 'layers' | 'fontsDir'>,
	run: SegmentRun,
): Promise<Cost> {
	const { workDir, signal, log, onFrames } = run;
	const { frameCount } = segment;
	const args = rawFrameArguments(frameCount, encoding, out, run.threads);
	try {
		const captions = await captionsOf(ffmpegPath, segment, still, encoding, { out, fontsDir }, run);
		const job = { ...jobOf(still, layers, frameCount, encoding), bands: captions.bands, bandOf: captions.bandOf };
		let drawingMs = 0;
		const { frames, cpuMs } = await runFfmpeg(ffmpegPath, {
			...{ args, cwd: workDir, signal, out, onFrames },
			async input(stdin, gone) {
				drawingMs = (await feedFrames(threads, job, stdin, gone)).cpuMs;
			},
		});
		if (frames === frameCount) return { cpuMs: Math.round(cpuMs + drawingMs + captions.cpuMs) };
		await rm(out, { force: true });
		throw new FramesMissing(frames, frameCount);
	} catch (error) {
		if (!(error instanceof FfmpegFailed || error instanceof FramesMissing)) throw error;
		throw segmentFailure(error, encoding.encoder, choice, log, args);
	}
}

async function captionsOf(
	ffmpegPath: string,
	{ captions, frameCount }: SegmentPlan,
	{ states }: StillPlan,
	encoding: Encoding,
	{ out, fontsDir }: Pick<SegmentFiles, 'out' | 'fontsDir'>,
	run: SegmentRun,
): Promise<DrawnBands> {
	// A bare name beside the work, so that no character of a folder's name has to pass through the filter graph.
	const name = `${basename(out)}.ass`;
	if (captions !== null) await writeFile(join(run.workDir, name), captions);
	try {
		return await drawCaptions(ffmpegPath, { states, frameCount }, encoding, { captions: name, fontsDir }, run);
	} finally {
		if (captions !== null) await rm(join(run.workDir, name), { force: true });
	}
}

function jobOf({ layers }: StillPlan, paths: readonly string[], frameCount: number, { frame, quality }: Encoding) {
	const loaded = layers.map((layer, index): StillLayer => {
		const path = paths[index];
		if (path === undefined) throw new RangeError(`layer ${index} has no file`);
		const { camera } = layer;
		const windows = camera && Float64Array.from({ length: 4 * frameCount }, () => 0);
		for (let number = 0; windows && camera && number < frameCount; number++) {
			const { x, y, width, height } = windowAt(camera, number);
			windows.set([x, y, width, height], 4 * number);
		}
		return { path, size: pictureSize(layer, frame), windows };
	});
	return { frame, frameCount, cubic: quality !== 'draft', layers: loaded };
}
