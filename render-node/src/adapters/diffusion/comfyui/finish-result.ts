import { rm } from 'node:fs/promises';
import type { MadePiece } from '../../../domain/diffusion/generation.js';
import { globalArguments } from '../../ffmpeg/arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../../ffmpeg/hostile-input.js';
import { FfmpegFailed, runFfmpeg } from '../../ffmpeg/run-ffmpeg.js';
import { probeResult, type ProbedResult } from './probe-result.js';

export type FinishedFile = Pick<MadePiece, 'path' | 'mediaType' | 'size' | 'clip'>;
export type FinishTools = { ffmpegPath: string; ffprobePath: string };
type Finish = { raw: string; out: string; workDir: string; moving: boolean; sound: boolean; signal: AbortSignal };

/**
 * A file from a server as what a piece must be: a PNG, or an MP4 with H.264 and, where it is wanted, AAC. Everything but
 * pictures and sound is left behind: ComfyUI writes the whole workflow into its files. Clips that are right already are
 * not encoded again. `raw` is removed. Null: it cannot be read, or is not of the wanted kind.
 */
export async function finishResult(
	{ ffmpegPath, ffprobePath }: FinishTools,
	finish: Finish,
): Promise<FinishedFile | null> {
	const { raw, out, workDir, moving, sound, signal } = finish;
	try {
		const probed = await probeResult(ffprobePath, raw, signal);
		if (!probed) return null;
		const args = [
			...[...globalArguments, ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${raw}`],
			...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-map', '0:v:0'],
			...(moving ? clipArguments(probed, sound) : pictureArguments),
			`file:${out}`,
		];
		const { frames } = await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out });
		return moving ? clipOf(out, probed, frames, sound) : pictureOf(out, probed);
	} catch (error) {
		if (error instanceof FfmpegFailed && error.reason === 'exit' && error.exitCode !== null) return null;
		throw error;
	} finally {
		await rm(raw, { force: true });
	}
}

const pictureArguments = [
	'-frames:v',
	'1',
	'-pix_fmt',
	'rgb24',
	'-flags:v',
	'+bitexact',
	'-f',
	'image2',
	'-update',
	'1',
];

function clipArguments({ videoCodec, pixelFormat, audioCodec }: ProbedResult, sound: boolean): string[] {
	const isRight = videoCodec === 'h264' && (pixelFormat === 'yuv420p' || pixelFormat === 'yuvj420p');
	const evenSides = 'scale=trunc(iw/2)*2:trunc(ih/2)*2';
	const encode = ['-c:v', 'libx264', '-preset', 'medium', '-crf', '14', '-pix_fmt', 'yuv420p', '-vf', evenSides];
	const audio = audioCodec === 'aac' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '192k', '-flags:a', '+bitexact'];
	return [
		...(sound && audioCodec !== null ? ['-map', '0:a:0', ...audio] : ['-an']),
		...(isRight ? ['-c:v', 'copy'] : [...encode, '-flags:v', '+bitexact']),
		...['-movflags', '+faststart', '-f', 'mp4'],
	];
}

const pictureOf = (path: string, { width, height }: ProbedResult): FinishedFile => ({
	...{ path, mediaType: 'image/png', size: { width, height }, clip: null },
});

function clipOf(path: string, probed: ProbedResult, frameCount: number, sound: boolean): FinishedFile | null {
	const { width, height, framesPerSecond, audioCodec } = probed;
	if (frameCount < 2 || framesPerSecond <= 0) return null;
	const size = { width: width - (width % 2), height: height - (height % 2) };
	const clip = { frameCount, framesPerSecond, hasSound: sound && audioCodec !== null };
	return { path, mediaType: 'video/mp4', size, clip };
}
