import { dirname } from 'node:path';
import type { TakenFrame } from '../../../domain/media/take-frames.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import { runFfmpeg } from '../run-ffmpeg.js';

export type FramePlace = { source: string; atMs: number; maxEdge: number; out: string };

/** Of 2 (best) to 31: about what cameras write. */
const jpegQuality = '3';
const stallMs = 30_000;

/** The first picture from `atMs` on; null where none comes any more. */
export async function takeFrame(
	ffmpegPath: string,
	{ source, atMs, maxEdge, out }: FramePlace,
	signal: AbortSignal,
): Promise<TakenFrame | null> {
	const fitted = [
		// First as it is shown, where pixels are not square.
		'scale=w=trunc(iw*max(1\\,sar)/2)*2:h=trunc(ih/min(1\\,sar)/2)*2,setsar=1',
		// Readers take every JPEG for BT.601; in the matrix of the video red and green would shift.
		`scale=w=min(iw\\,${maxEdge}):h=min(ih\\,${maxEdge}):force_original_aspect_ratio=decrease:flags=area:out_color_matrix=bt601:out_range=pc`,
		'format=yuvj420p,showinfo',
	].join(',');
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, '-ss', `${Math.round(atMs)}ms`, ...hostileInputArgs],
		...['-i', `file:${source}`, '-map', '0:V:0', '-vf', fitted, '-fps_mode', 'passthrough', '-frames:v', '1'],
		...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-c:v', 'mjpeg', '-q:v', jpegQuality],
		...['-f', 'image2', '-update', '1', `file:${out}`],
	];
	const { frames, stderrTail } = await runFfmpeg(ffmpegPath, { args, cwd: dirname(out), signal, out, stallMs });
	const [, late, width, height] = /pts_time:\s*(-?[\d.]+).* s:(\d+)x(\d+)/.exec(stderrTail) ?? [];
	if (frames === 0 || late === undefined) return null;
	const shownMs = Math.max(0, Math.round(Math.round(atMs) + Number(late) * 1000));
	return { path: out, atMs: shownMs, width: Number(width), height: Number(height) };
}
