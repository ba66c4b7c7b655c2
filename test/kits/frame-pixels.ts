import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

export type Colour = [red: number, green: number, blue: number];

/** Reads colours out of one frame of a video, as a player shows them. */
export async function frameColours(
	file: string,
	frameNumber: number,
	width: number,
): Promise<(x: number, y: number) => Colour> {
	const select = `select=eq(n\\,${frameNumber}),format=rgb24`;
	const args = ['-v', 'error', '-nostdin', '-i', file, '-vf', select, '-frames:v', '1', '-f', 'rawvideo', '-'];
	const { stdout } = await exec('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 26 });
	return (x, y) => {
		const at = (y * width + x) * 3;
		return [stdout[at] ?? NaN, stdout[at + 1] ?? NaN, stdout[at + 2] ?? NaN];
	};
}

/** The largest difference of any channel. */
export const colourDistance = (a: Colour, b: Colour): number =>
	Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? NaN))));
