import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../ffmpeg/hostile-input.js';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js';

/** Classifiers look at 224 to 448 pixels a side; more would only fill memory. */
const mostSide = 1024;
const stallMs = 30_000;

/**
 * Writes `count` pictures, two or more, of a clip into the empty folder `out`, or all where it has fewer: the first, the last, and
 * between them at even distances. Tells their paths in the order of showing.
 * @throws FfmpegFailed for what is no clip; the signal's reason
 */
export async function sampleClip(
	ffmpegPath: string,
	clip: string,
	{ count, out, signal }: { count: number; out: string; signal: AbortSignal },
): Promise<string[]> {
	const input = [...globalArguments, ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${clip}`, '-map', '0:V:0'];
	const run = (args: string[]) => runFfmpeg(ffmpegPath, { args, cwd: out, signal, out: null, stallMs });
	// Counted, not believed: what a file says of its length may be made up.
	const { frames } = await run([...input, '-fps_mode', 'passthrough', '-f', 'null', '-']);
	if (frames === 0) return [];
	const picked = spread(frames, count).map((frame) => `eq(n,${frame})`);
	const side = (of: string) => `'min(${mostSide},${of})'`;
	const scaled = `scale=w=${side('iw')}:h=${side('ih')}:force_original_aspect_ratio=decrease:flags=lanczos,format=rgb24`;
	await run([
		...[...input, '-vf', `select='${picked.join('+')}',${scaled}`, '-fps_mode', 'passthrough'],
		...['-c:v', 'png', '-f', 'image2', 'file:%04d.png'],
	]);
	return (await readdir(out)).sort().map((name) => path.join(out, name));
}

/** Numbers of frames: the first, the last, and so many between that there are `count`, each once. */
export function spread(frames: number, count: number): number[] {
	if (frames <= count) return Array.from({ length: frames }, (_, frame) => frame);
	const step = (frames - 1) / (count - 1);
	return Array.from({ length: count }, (_, index) => Math.round(index * step));
}
