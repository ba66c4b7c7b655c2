import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { readCascade, type FaceCascade } from '../../../domain/timeline/focus/face-cascade.js';
import type { Focus } from '../../../domain/timeline/focus/focus.js';
import { focusOfFrame, focusOfFrames } from '../../../domain/timeline/focus/focus-of.js';
import type { Size } from '../../../domain/timeline/render-plan.js';
import { MediaUnreadable, type Cost, type FocusRequest, type RunContext } from '../../../domain/timeline/renderer.js';
import { renderFailure } from '../render-failure.js';
import { FfmpegFailed } from '../run-ffmpeg.js';
import { colourFrames } from './colour-frames.js';

/** Faces of a fifteenth of it are found, and looking takes 0.06 s a frame. */
const longestSide = 320;
/** Frames of a clip that are looked at, in even distances. */
const clipFrames = 5;

const cascadeFile = new URL('../../../../faces/facefinder', import.meta.url);
let cascade: FaceCascade | null = null;

/** Looks for faces and for what else stands out. */
export async function findFocus(
	ffmpegPath: string,
	{ source, subject, size }: FocusRequest,
	{ workDir, signal, log }: RunContext,
): Promise<Cost & { focus: Focus }> {
	cascade ??= readCascade(readFileSync(cascadeFile));
	const request = { isPicture: subject.stretch === null, size: smallSize(size), workDir, signal };
	try {
		const seeksMs = seeksOf(subject.stretch);
		const sought = await colourFrames(ffmpegPath, source, { ...request, seeksMs });
		// A clip's stretch may begin behind its last frame; its first one tells about as much.
		const first =
			sought.frames.length > 0 ? null : await colourFrames(ffmpegPath, source, { ...request, seeksMs: [null] });
		const { frames, cpuMs } = first ?? sought;
		if (frames.length === 0) throw new MediaUnreadable(subject.assetId);
		const before = process.cpuUsage();
		const seen: Focus[] = [];
		for (const frame of frames) {
			seen.push(focusOfFrame(cascade, frame));
			// Others may have something to do on this thread between two frames.
			await setImmediate();
		}
		const { user, system } = process.cpuUsage(before);
		return { focus: focusOfFrames(seen), cpuMs: cpuMs + Math.round((user + system) / 1000) };
	} catch (error) {
		if (!(error instanceof FfmpegFailed)) throw error;
		if (error.reason === 'exit' && error.exitCode === null) throw renderFailure(error, log, []);
		log.warn({ assetId: subject.assetId, stderr: error.stderrTail }, 'what to show of a picture could not be found');
		throw new MediaUnreadable(subject.assetId, { cause: error });
	}
}

function seeksOf(stretch: FocusRequest['subject']['stretch']): (number | null)[] {
	if (stretch === null) return [null];
	const { fromMs, lengthMs } = stretch;
	return Array.from({ length: clipFrames }, (_, index) => fromMs + Math.floor((lengthMs * index) / clipFrames));
}

function smallSize({ width, height }: Size): Size {
	const scale = Math.min(1, longestSide / Math.max(width, height));
	return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
