import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const exec = promisify(execFile);

export type Point = { x: number; y: number };
type Size = { width: number; height: number };

/** A still with one soft bright dot on black, its centre at a real-valued place. */
export async function writeDot(file: string, { width, height }: Size, centre: Point, sigma = 4): Promise<void> {
	const pixels = Buffer.alloc(width * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const squared = (x + 0.5 - centre.x) ** 2 + (y + 0.5 - centre.y) ** 2;
			pixels[y * width + x] = Math.round(235 * Math.exp(-squared / (2 * sigma ** 2)));
		}
	}
	await writeFile(file, Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]));
}

/** Brightness of every frame of a video, one byte a pixel. */
export async function greyFrames(file: string, { width, height }: Size): Promise<Buffer[]> {
	const args = ['-v', 'error', '-nostdin', '-i', file, '-map', '0:v', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
	const { stdout } = await exec('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 30 });
	const size = width * height;
	return Array.from({ length: stdout.length / size }, (_, index) => stdout.subarray(index * size, (index + 1) * size));
}

/** Centre of what is brighter than `floor`, as weighted by how much; in pixels from the frame's edge. */
export function brightCentre(frame: Buffer, width: number, floor = 50): Point {
	let [sum, x, y] = [0, 0, 0];
	for (let index = 0; index < frame.length; index++) {
		const weight = (frame[index] ?? 0) - floor;
		if (weight <= 0) continue;
		sum += weight;
		x += weight * ((index % width) + 0.5);
		y += weight * (Math.floor(index / width) + 0.5);
	}
	return { x: x / sum, y: y / sum };
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** How far measured points lie from where they should, after taking out what they all share. */
export function trackingError(measured: readonly Point[], ideal: readonly Point[]): { rms: number; shared: number } {
	const errors = measured.map((point, index) => ({
		x: point.x - (ideal[index]?.x ?? NaN),
		y: point.y - (ideal[index]?.y ?? NaN),
	}));
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const shared = { x: mean(errors.map(({ x }) => x)), y: mean(errors.map(({ y }) => y)) };
	return {
		rms: Math.sqrt(mean(errors.map((error) => distance(error, shared) ** 2))),
		shared: Math.hypot(shared.x, shared.y),
	};
}
