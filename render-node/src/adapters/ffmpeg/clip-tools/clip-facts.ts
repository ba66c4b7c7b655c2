import { dirname } from 'node:path';
import type { ClipFacts } from '../../../domain/diffusion/media-tools.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import { createProbeMedia } from '../probe-media.js';
import { FfmpegFailed, runFfmpeg } from '../run-ffmpeg.js';
import { clipUnreadable } from './clip-unreadable.js';
import type { ClipTools } from './create-media-tools.js';

const stallMs = 30_000;

/** What a clip is. Its pictures are counted by decoding them all. */
export async function clipFacts(
	{ ffmpegPath, ffprobePath }: Omit<ClipTools, 'log'>,
	path: string,
	signal: AbortSignal,
): Promise<ClipFacts> {
	const media = await createProbeMedia(ffprobePath)(path, signal);
	if (media?.kind !== 'video' || media.width === null || media.height === null) throw clipUnreadable();
	const frameCount = await countPictures(ffmpegPath, path, signal);
	const framesPerSecond = media.fps ?? (media.durationMs ? (frameCount * 1000) / media.durationMs : null);
	if (frameCount === 0 || framesPerSecond === null) throw clipUnreadable();
	return {
		size: { width: media.width, height: media.height },
		...{ frameCount, framesPerSecond, hasSound: media.audioCodec !== null },
	};
}

async function countPictures(ffmpegPath: string, path: string, signal: AbortSignal): Promise<number> {
	const args = [
		...[...globalArguments, '-xerror', ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${path}`],
		...['-map', '0:V:0', '-fps_mode', 'passthrough', '-f', 'null', '-'],
	];
	try {
		return (await runFfmpeg(ffmpegPath, { args, cwd: dirname(path), signal, out: null, stallMs })).frames;
	} catch (error) {
		throw error instanceof FfmpegFailed ? clipUnreadable(error) : error;
	}
}
