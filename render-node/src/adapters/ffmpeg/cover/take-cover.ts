import { bestFrame, type GradedFrame } from '../../../domain/timeline/cover/best-frame.js';
import { gradeFrame } from '../../../domain/timeline/cover/grade-frame.js';
import { msAtFrame } from '../../../domain/timeline/frame-at.js';
import { even } from '../../../domain/timeline/frame-size.js';
import type { Size } from '../../../domain/timeline/render-plan.js';
import type { Cost, CoverRequest, RunContext, TakenFrameOfVideo } from '../../../domain/timeline/renderer.js';
import { defect } from '../../../domain/refusal.js';
import { takeFrame } from '../frames/take-frame.js';
import { renderFailure } from '../render-failure.js';
import { FfmpegFailed } from '../run-ffmpeg.js';
import { greyFrames } from './grey-frames.js';

/** Wide enough that what is out of focus shows, small enough that grain does not count for sharpness. */
const greyWidth = 320;

/** Writes the frame that shows a video best, or the only one there is to choose, as a JPEG of the video's size. */
export async function takeCover(
	ffmpegPath: string,
	request: CoverRequest,
	run: RunContext,
): Promise<TakenFrameOfVideo> {
	const { source, encoding, out } = request;
	const { fps, frame: size } = encoding;
	try {
		const { frame, isBlack, cpuMs } = await chooseFrame(ffmpegPath, request, run);
		const maxEdge = Math.max(size.width, size.height);
		const taken = await takeFrame(ffmpegPath, { source, atMs: seekTo(frame, fps), maxEdge, out }, run.signal);
		if (taken === null) throw defect('cover-missing', `The video has no frame ${frame}, which was to be its cover`);
		return { atMs: msAtFrame(frame, fps), isBlack, cpuMs };
	} catch (error) {
		throw error instanceof FfmpegFailed ? renderFailure(error, run.log, []) : error;
	}
}

async function chooseFrame(
	ffmpegPath: string,
	{ source, frames, encoding: { fps, frame: full } }: CoverRequest,
	{ workDir, signal }: RunContext,
): Promise<Pick<GradedFrame, 'frame' | 'isBlack'> & Cost> {
	const [only, ...others] = frames;
	if (only === undefined) throw new RangeError('there is no frame to choose');
	if (others.length === 0) return { frame: only, isBlack: false, cpuMs: 0 };
	const size = greySize(full);
	const seeksMs = frames.map((frame) => seekTo(frame, fps));
	const { frames: greys, cpuMs } = await greyFrames(ffmpegPath, source, { seeksMs, size, workDir, signal });
	const graded = greys.map((grey, index) => ({ frame: frames[index] ?? only, ...gradeFrame(grey, size.width) }));
	return { ...bestFrame(graded), cpuMs };
}

const greySize = ({ width, height }: Size): Size => ({
	width: greyWidth,
	height: even((height * greyWidth) / width),
});

/** A seek gives the first frame from its time on: a third of a frame before, no rounding leads to the next one. */
const seekTo = (frame: number, fps: number) => Math.max(0, Math.floor(((frame - 1 / 3) * 1000) / fps));
