import path from 'node:path';
import { limits } from '@showrunner/contract';
import { evenTimes, timesByCuts, type Cut } from '../../../domain/media/choose-frame-times.js';
import type { FramesRun, FramesWish, TakenFrame, TakeFrames } from '../../../domain/media/take-frames.js';
import type { Log } from '../../../domain/ports.js';
import { clipFacts } from '../clip-tools/clip-facts.js';
import { renderFailure } from '../render-failure.js';
import { FfmpegFailed } from '../run-ffmpeg.js';
import { probeFile } from '../score/probe-file.js';
import { partUnseen, videoTooLong, videoUnreadable } from '../score/video-unreadable.js';
import { findCuts } from './find-cuts.js';
import { takeFrame } from './take-frame.js';

export type FrameTools = { ffmpegPath: string; ffprobePath: string; log: Log };

/** Looking for cuts decodes the whole video; the pictures themselves take a moment each. */
const cutsShare = 0.8;

export function createTakeFrames(tools: FrameTools): TakeFrames {
	return async (source, wish, run) => {
		try {
			const durationMs = await shownMs(tools, source, run.signal);
			const times = await chosenTimes(tools, source, { durationMs, wish, run });
			const frames = await taken(tools, source, { times, wish, run });
			if (frames.length === 0) throw videoUnreadable();
			return { durationMs: Math.round(durationMs), frames };
		} catch (error) {
			if (!(error instanceof FfmpegFailed)) throw error;
			const broken = error.reason === 'exit' && error.exitCode !== null;
			throw broken ? videoUnreadable(error) : renderFailure(error, tools.log, []);
		}
	};
}

/** How long there is something to see: sound may go on behind the last picture. */
async function shownMs(tools: FrameTools, source: string, signal: AbortSignal): Promise<number> {
	const file = await probeFile(tools.ffprobePath, source, signal);
	if (!file) throw videoUnreadable();
	const known = file.picture.endMs ?? file.durationMs;
	if (known !== null && known > 0) return known;
	const { frameCount, framesPerSecond } = await clipFacts(tools, source, signal);
	return (frameCount * 1000) / framesPerSecond;
}

type Choice = { durationMs: number; wish: FramesWish; run: FramesRun };

async function chosenTimes(
	{ ffmpegPath }: FrameTools,
	source: string,
	{ durationMs, wish, run: { workDir: dir, signal, onStep } }: Choice,
): Promise<number[]> {
	const { manner, count } = wish;
	const part = partOf(durationMs, wish);
	const moved = (times: number[]) => times.map((atMs) => atMs + part.fromMs);
	if (manner === 'even') return moved(evenTimes(part.lengthMs, count));
	if (durationMs > limits.videoDurationMs) throw videoTooLong();
	onStep(0, 'Looking for cuts');
	const cuts = await findCuts(ffmpegPath, source, { dir, limitMs: limits.videoDurationMs, signal });
	return moved(timesByCuts(part.lengthMs, count, cutsIn(part, cuts)));
}

/** Refuses a part that begins behind the last picture. */
function partOf(durationMs: number, { fromMs = 0, toMs = durationMs }: FramesWish): Part {
	const lengthMs = Math.min(toMs, durationMs) - fromMs;
	if (lengthMs > 0) return { fromMs, lengthMs };
	throw partUnseen(durationMs);
}

type Part = { fromMs: number; lengthMs: number };

const cutsIn = ({ fromMs, lengthMs }: Part, cuts: readonly Cut[]): Cut[] =>
	cuts.map(({ atMs, score }) => ({ atMs: atMs - fromMs, score })).filter(({ atMs }) => atMs > 0 && atMs < lengthMs);

/** Two times may lead to one picture, where there are few; it is taken once. */
async function taken(
	{ ffmpegPath }: FrameTools,
	source: string,
	{ times, wish, run: { workDir, signal, onStep } }: { times: number[]; wish: FramesWish; run: FramesRun },
): Promise<TakenFrame[]> {
	const frames: TakenFrame[] = [];
	const before = wish.manner === 'cuts' ? cutsShare : 0;
	const take = async (atMs: number, name: string) => {
		const place = { source, atMs, maxEdge: wish.maxEdge, out: path.join(workDir, `frame-${name}.jpg`) };
		const frame = await takeFrame(ffmpegPath, place, signal);
		if (frame && !frames.some((one) => one.atMs === frame.atMs)) frames.push(frame);
	};
	for (const [index, atMs] of times.entries()) {
		onStep(before + ((1 - before) * index) / times.length, `Taking picture ${index + 1} of ${times.length}`);
		await take(atMs, String(index));
	}
	// What is shorter than its first picture's time, such as a clip of one picture.
	if (frames.length === 0) await take(0, 'first');
	return frames.sort((a, b) => a.atMs - b.atMs);
}
