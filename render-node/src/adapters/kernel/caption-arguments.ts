import type { Size } from '../../domain/timeline/render-plan.js';
import { asBt709 } from '../ffmpeg/arguments/as-bt709.js';
import { filterValue } from '../ffmpeg/arguments/filter-value.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { sumOf } from '../ffmpeg/arguments/sum-of.js';

export type CaptionSource = { captions: string; fontsDir: string | undefined; out: string };

/**
 * Two raw frames of planar 4:2:0 for each of the given times in milliseconds: captions over nothing but zeros, and over nothing
 * but 255. Drawing is linear in what is drawn on, so the two tell how any other frame would look with them. What is painted
 * wide has half its chroma here: cutting the bands doubles it.
 */
export function captionArguments(
	timesMs: readonly number[],
	size: Size,
	{ captions, fontsDir, out }: CaptionSource,
): string[] {
	const fonts = fontsDir === undefined ? '' : `:fontsdir=${filterValue(fontsDir)}`;
	const repeated = `[dark][light]concat=n=2:v=1:a=0,loop=loop=-1:size=2:start=0,settb=1/1000,setpts='${clock(timesMs)}'`;
	const drawn = `${repeated},ass=filename=${filterValue(captions)}${fonts},settb=1/25,setpts=N[out]`;
	return [
		...globalArguments,
		...['-filter_threads', '1', '-filter_complex_threads', '1'],
		...['-filter_complex', [plainFrame(0, 'dark', size), plainFrame(255, 'light', size), drawn].join(';')],
		...['-map', '[out]', ...rawOutput(2 * timesMs.length, out)],
	];
}

/** One frame whose samples are all alike. */
export const plainFrame = (value: number, name: string, { width, height }: Size) =>
	`color=c=black:s=${width}x${height}:r=25,trim=end_frame=1,format=yuv420p,` +
	`lutyuv=y=${value}:u=${value}:v=${value},setsar=1,${asBt709}[${name}]`;

/** So many raw frames, one behind the other. */
export const rawOutput = (frames: number, out: string) => [
	...['-frames:v', String(frames), '-f', 'rawvideo', '-pix_fmt', 'yuv420p', out],
];

/** Each time for two frames: where their count passes a step, what it adds is added. */
const clock = (timesMs: readonly number[]) =>
	sumOf(
		timesMs.map((time, index) => (index === 0 ? `${time}` : `gte(N,${2 * index})*${time - (timesMs[index - 1] ?? 0)}`)),
	);
