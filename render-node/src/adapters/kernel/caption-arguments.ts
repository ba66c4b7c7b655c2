import type { Encoding } from '../../domain/timeline/render-plan.js';
import { filterValue } from '../ffmpeg/arguments/filter-value.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';

/** Where FFmpeg writes raw frames to; its standard output tells progress. */
export const rawOutput = 'pipe:3';

/**
 * Two raw frames of planar 4:2:0 for each of the given frame numbers: captions over nothing but zeros, and over nothing
 * but 255. Drawing is linear in what is drawn on, so the two tell how any other frame would look with them.
 */
export function captionArguments(
	frames: readonly number[],
	{ frame, fps }: Encoding,
	{ captions, fontsDir }: { captions: string; fontsDir: string | undefined },
): string[] {
	const plain = (value: number, name: string) =>
		`color=c=black:s=${frame.width}x${frame.height}:r=${fps},trim=end_frame=1,format=yuv420p,` +
		`lutyuv=y=${value}:u=${value}:v=${value},setsar=1[${name}]`;
	const fonts = fontsDir === undefined ? '' : `:fontsdir=${filterValue(fontsDir)}`;
	const repeated = `[dark][light]concat=n=2:v=1:a=0,loop=loop=-1:size=2:start=0,settb=1/${fps},setpts='${times(frames)}'`;
	return [
		...globalArguments,
		...['-filter_threads', '1', '-filter_complex_threads', '1'],
		'-filter_complex',
		`${plain(0, 'dark')};${plain(255, 'light')};${repeated},ass=filename=${filterValue(captions)}${fonts},setpts=N[out]`,
		...['-map', '[out]', '-frames:v', String(2 * frames.length), '-f', 'rawvideo', '-pix_fmt', 'yuv420p', rawOutput],
	];
}

/** Frame numbers as times, each for two frames: where the count passes a step, its share is added. */
const times = (frames: readonly number[]) =>
	frames
		.map((number, index) => (index === 0 ? `${number}` : `gte(N,${2 * index})*${number - (frames[index - 1] ?? 0)}`))
		.join('+');
