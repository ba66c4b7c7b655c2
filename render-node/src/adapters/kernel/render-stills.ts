import { rm } from 'node:fs/promises';
import type { Encoding } from '../../domain/timeline/render-plan.js';
import type { Cost, SegmentRun } from '../../domain/timeline/renderer.js';
import { assFiles } from '../ffmpeg/ass-files.js';
import type { EncoderChoice } from '../ffmpeg/encoder-choice.js';
import type { LetterMatrix } from '../ffmpeg/letters/letter-ink.js';
import { FfmpegFailed } from '../ffmpeg/run-ffmpeg.js';
import { FramesMissing, segmentFailure } from '../ffmpeg/segment-failure.js';
import type { CaptionBatches } from './caption-batches.js';
import { encodeFrames } from './encode-frames.js';
import { feedFrames } from './feed-frames.js';
import { imageFiles } from './image-files.js';
import { prepareStills, type StillFiles, type StillSegment } from './prepare-stills.js';
import { rawFrameArguments } from './raw-frame-arguments.js';
import type { StillThreads } from './still-threads.js';

export type StillTools = {
	ffmpegPath: string;
	choice: EncoderChoice;
	threads: StillThreads;
	captions: CaptionBatches;
	letters: LetterMatrix;
};

/** Renders a segment of stills: the kernel draws its frames, FFmpeg only encodes them. */
export async function renderStills(
	{ ffmpegPath, choice, threads, captions, letters }: StillTools,
	{ segment, still }: StillSegment,
	encoding: Encoding,
	files: StillFiles,
	run: SegmentRun,
): Promise<Cost> {
	const { workDir, signal, log, onFrames } = run;
	const { frameCount } = segment;
	const { out } = files;
	const written = still.tail && assFiles(segment, encoding, letters, { out, workDir });
	const images = imageFiles(segment, files.layers);
	const tail = written && {
		finish: still.tail ?? [],
		...written.names,
		painting: written.painting,
		images,
		fontsDir: files.fontsDir,
	};
	const args = rawFrameArguments(frameCount, encoding, out, run.threads, tail);
	try {
		await written?.write();
		const { job, cpuMs: captionsMs } = await prepareStills(
			{ captions, letters },
			{ segment, still },
			encoding,
			files,
			run,
		);
		let drawingMs = 0;
		const encode = { args, cwd: workDir, signal, out, onFrames };
		const { frames, cpuMs } = await encodeFrames(ffmpegPath, encode, async (encoder, gone) => {
			drawingMs = (await feedFrames(threads, job, encoder, gone)).cpuMs;
		});
		if (frames === frameCount) return { cpuMs: Math.round(cpuMs + drawingMs + captionsMs) };
		await rm(out, { force: true });
		throw new FramesMissing(frames, frameCount);
	} catch (error) {
		if (!(error instanceof FfmpegFailed || error instanceof FramesMissing)) throw error;
		throw segmentFailure(error, encoding.encoder, choice, log, args);
	} finally {
		await written?.remove();
	}
}
