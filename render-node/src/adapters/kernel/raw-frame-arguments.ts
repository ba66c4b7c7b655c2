import type { Encoding } from '../../domain/timeline/render-plan.js';
import { encoderArguments } from '../ffmpeg/arguments/encoder-arguments.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { deviceArguments, encoderSurface } from '../ffmpeg/arguments/hardware-surface.js';

/** Encodes raw frames of planar 4:2:0 from the standard input as `segmentArguments` encodes those of a graph. */
export function rawFrameArguments(frameCount: number, encoding: Encoding, out: string, threads: number): string[] {
	const { frame, fps, encoder } = encoding;
	return [
		...globalArguments,
		...deviceArguments(encoder),
		...['-filter_threads', '1', '-f', 'rawvideo', '-pixel_format', 'yuv420p'],
		...['-video_size', `${frame.width}x${frame.height}`, '-framerate', String(fps), '-i', 'pipe:0'],
		...['-map', '0:v', '-vf', `setsar=1,${encoderSurface(encoder)}`, '-frames:v', String(frameCount)],
		...encoderArguments(encoding, threads),
		...['-map_metadata', '-1', '-f', 'mp4', `file:${out}`],
	];
}
