import { rm } from 'node:fs/promises';
import type { Media } from '@showrunner/contract';
import type { MadePiece } from '../../../domain/diffusion/generation.js';
import { Refusal } from '../../../domain/refusal.js';
import { globalArguments } from '../../ffmpeg/arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../../ffmpeg/hostile-input.js';
import { FfmpegFailed, runFfmpeg } from '../../ffmpeg/run-ffmpeg.js';
import { clipArguments } from '../remote/clip-arguments.js';
import type { EngineTools } from '../remote/engine-tools.js';

export type FinishedFile = Pick<MadePiece, 'path' | 'mediaType' | 'size' | 'clip'>;
type Finish = { raw: string; out: string; workDir: string; moving: boolean; sound: boolean; signal: AbortSignal };

/**
 * A file from a server as what a piece must be: a PNG, or an MP4 with H.264 and, where it is wanted, AAC. Everything but
 * pictures and sound is left behind, since ComfyUI writes the whole workflow into its files; clips that are right
 * already are not encoded again. `raw` is removed. Null: it cannot be read, or is not of the wanted kind.
 */
export async function finishResult(tools: EngineTools, finish: Finish): Promise<FinishedFile | null> {
	const { raw, out, workDir, moving, signal } = finish;
	try {
		const media = await tools.probeMedia(raw, signal);
		if (!media?.width || !media.height || (media.kind === 'video') !== moving) return null;
		const args = moving ? clipArguments(raw, out, clipWishes(media, finish.sound)) : pictureArguments(raw, out);
		await runFfmpeg(tools.ffmpegPath, { args, cwd: workDir, signal, out });
		return await (moving ? clipAt(out, tools, signal) : pictureAt(out, media.width, media.height));
	} catch (error) {
		await rm(out, { force: true });
		if (isUnreadable(error)) return null;
		throw error;
	} finally {
		await rm(raw, { force: true });
	}
}

const clipWishes = ({ videoCodec, audioCodec }: Media, sound: boolean) => ({
	sound: sound && audioCodec !== null,
	copies: { picture: videoCodec === 'h264', sound: audioCodec === 'aac' },
});

const pictureArguments = (raw: string, out: string) => [
	...[...globalArguments, '-xerror', ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${raw}`],
	...['-map_metadata', '-1', '-frames:v', '1', '-pix_fmt', 'rgb24', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
	...['-c:v', 'png', '-f', 'image2', '-update', '1', `file:${out}`],
];

const pictureAt = (path: string, width: number, height: number): FinishedFile => ({
	...{ path, mediaType: 'image/png', size: { width, height }, clip: null },
});

async function clipAt(path: string, tools: EngineTools, signal: AbortSignal): Promise<FinishedFile> {
	const { size, ...clip } = await tools.clipFacts(path, signal);
	return { path, mediaType: 'video/mp4', size, clip };
}

const isUnreadable = (error: unknown): boolean =>
	(error instanceof FfmpegFailed && error.reason === 'exit' && error.exitCode !== null) ||
	(error instanceof Refusal && error.problem.type === 'clip-unreadable');
