import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

type Size = { width: number; height: number };
/** Samples of one frame as they are coded: brightness 16 to 235, colours around 128. */
export type Planes = { y: Buffer; u: Buffer; v: Buffer };

/** The three planes of every frame of a video. */
export async function framePlanes(file: string, { width, height }: Size): Promise<Planes[]> {
	const args = ['-v', 'error', '-nostdin', '-i', file, '-map', '0:v', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'];
	const { stdout } = await exec('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 30 });
	const [luma, chroma] = [width * height, (width * height) / 4];
	return Array.from({ length: stdout.length / (luma + 2 * chroma) }, (_, index) => {
		const at = index * (luma + 2 * chroma);
		const part = (from: number, length: number) => stdout.subarray(at + from, at + from + length);
		return { y: part(0, luma), u: part(luma, chroma), v: part(luma + chroma, chroma) };
	});
}

/** Mean difference of two planes, in levels. */
export function difference(a: Uint8Array, b: Uint8Array): number {
	let sum = 0;
	for (let index = 0; index < a.length; index++) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
	return sum / a.length;
}

export const meanOf = (plane: Uint8Array): number => plane.reduce((sum, value) => sum + value, 0) / plane.length;

/** A plane with left and right in each other's place. */
export function flipped(plane: Uint8Array, width: number): Uint8Array {
	return Uint8Array.from(plane, (_, index) => {
		const column = index % width;
		return plane[index - column + (width - 1 - column)] ?? 0;
	});
}
