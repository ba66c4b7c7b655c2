import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Colour } from './frame-pixels.js';

const exec = promisify(execFile);

export type AllFrames = { count: number; at(frame: number, x: number, y: number): Colour };

/** Every frame of a small video, as a player shows it. */
export async function allFrames(file: string, width: number, height: number): Promise<AllFrames> {
	const args = [
		'-v',
		'error',
		'-nostdin',
		'-i',
		file,
		'-fps_mode',
		'passthrough',
		'-pix_fmt',
		'rgb24',
		'-f',
		'rawvideo',
		'-',
	];
	const { stdout } = await exec('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 28 });
	const frameBytes = width * height * 3;
	return {
		count: stdout.length / frameBytes,
		at(frame, x, y) {
			const start = frame * frameBytes + (y * width + x) * 3;
			return [stdout[start] ?? NaN, stdout[start + 1] ?? NaN, stdout[start + 2] ?? NaN];
		},
	};
}
