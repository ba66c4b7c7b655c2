import type { Encoding } from '../../../domain/timeline/render-plan.js';
import { hardwareArguments } from './hardware-arguments.js';
import { x264Arguments } from './x264-arguments.js';

const keyframeSeconds = 2;

/**
 * Equal for all segments of an output but for `threads`, which changes no header: so they join without encoding again.
 * Groups of pictures are closed and of a fixed length, and a segment always begins one.
 */
export function encoderArguments({ encoder, fps, quality }: Encoding, threads: number): string[] {
	const gop = keyframeSeconds * fps;
	return [
		...(encoder === 'libx264' ? x264Arguments(quality, gop, threads) : hardwareArguments(encoder, quality, gop)),
		...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
		...['-video_track_timescale', String(timescale(fps))],
	];
}

/** Ticks per second in which every frame has a whole number of them. */
const timescale = (fps: number) => fps * 512;
