import type { Encoding } from '../../domain/timeline/render-plan.js';
import type { Finish } from '../../domain/timeline/filters/filter-plan.js';
import { asBt709 } from '../ffmpeg/arguments/as-bt709.js';
import { encoderArguments } from '../ffmpeg/arguments/encoder-arguments.js';
import { finishChains } from '../ffmpeg/arguments/finish-chains.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { overlayGraph, type OverlayFiles } from '../ffmpeg/arguments/overlay-graph.js';
import { deviceArguments, encoderSurface } from '../ffmpeg/arguments/hardware-surface.js';

/** What is laid over the frames while they are encoded. */
export type FrameTail = OverlayFiles & { finish: readonly Finish[] };

/** Encodes raw frames of planar 4:2:0 from the standard input as `segmentArguments` encodes those of a graph. */
export function rawFrameArguments(
	frameCount: number,
	encoding: Encoding,
	out: string,
	threads: number,
	tail: FrameTail | null = null,
): string[] {
	const { frame, fps, encoder } = encoding;
	return [
		...globalArguments,
		...deviceArguments(encoder),
		...['-filter_threads', '1', '-f', 'rawvideo', '-pixel_format', 'yuv420p'],
		...['-video_size', `${frame.width}x${frame.height}`, '-framerate', String(fps), '-i', 'pipe:0'],
		...(tail ? tailArguments(tail, encoding) : ['-map', '0:v', '-vf', `setsar=1,${encoderSurface(encoder)}`]),
		...['-frames:v', String(frameCount)],
		...encoderArguments(encoding, threads),
		...['-map_metadata', '-1', '-f', 'mp4', `file:${out}`],
	];
}

function tailArguments({ finish, ...over }: FrameTail, encoding: Encoding): string[] {
	const { chains, output } = finishChains('raw', finish, encoding);
	const laid = overlayGraph(output, over, 1, encoding);
	const last = `${laid.last},${encoderSurface(encoding.encoder)}[out]`;
	const graph = [`[0:v]${asBt709},setsar=1[raw]`, ...chains, ...laid.chains, last].join(';');
	return [...laid.inputs.flat(), '-filter_complex_threads', '1', '-filter_complex', graph, '-map', '[out]'];
}
