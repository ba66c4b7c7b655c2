import type { RenderQuality } from '@showrunner/contract';
import type { Encoding } from '../../../domain/timeline/render-plan.js';
import { isSoftware, type SoftwareEncoder, type VideoEncoder } from '../../../domain/timeline/video-encoders.js';
import { aomAv1Arguments, svtAv1Arguments } from './av1-arguments.js';
import { hardwareArguments } from './hardware-arguments.js';
import { vp9Arguments } from './vp9-arguments.js';
import { x264Arguments } from './x264-arguments.js';
import { x265Arguments } from './x265-arguments.js';

const keyframeSeconds = 2;

const softwareArguments: Record<SoftwareEncoder, (quality: RenderQuality, gop: number, threads: number) => string[]> = {
	libx264: x264Arguments,
	libx265: x265Arguments,
	libsvtav1: svtAv1Arguments,
	'libaom-av1': aomAv1Arguments,
	'libvpx-vp9': vp9Arguments,
};

/**
 * Equal for all segments of an output but for `threads`, which changes no header: so they join without encoding again.
 * Groups of pictures are closed and of a fixed length, and a segment always begins one.
 */
export function encoderArguments({ encoder, fps, quality, rate }: Encoding, threads: number): string[] {
	const gop = keyframeSeconds * fps;
	return [
		...(isSoftware(encoder)
			? softwareArguments[encoder](quality, gop, threads)
			: hardwareArguments(encoder, quality, gop)),
		...(rate ? rateArguments(rate, encoder) : []),
		...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
		...['-video_track_timescale', String(timescale(fps))],
	];
}

/** SVT-AV1 refuses to start with a higher rate (its `max_bit_rate`); the other encoders take any. */
const mostBitsOfSvtAv1 = 100_000_000;

function rateArguments(
	{ maxBitsPerSecond, bufferBits }: NonNullable<Encoding['rate']>,
	encoder: VideoEncoder,
): string[] {
	const most = encoder === 'libsvtav1' ? Math.min(maxBitsPerSecond, mostBitsOfSvtAv1) : maxBitsPerSecond;
	return ['-maxrate', String(most), '-bufsize', String(bufferBits)];
}

/** So that every frame has a whole number of ticks. */
export const ticksPerFrame = 512;
const timescale = (fps: number) => fps * ticksPerFrame;
