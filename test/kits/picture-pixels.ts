import { spawnSync } from 'node:child_process';

/** A picture's luminance, scaled to the given size, one byte a pixel. */
export function picturePixels(picture: Uint8Array, width: number, height: number): Uint8Array {
	const { stdout, stderr, status } = spawnSync(
		'ffmpeg',
		[
			'-nostdin',
			'-v',
			'error',
			'-f',
			'image2pipe',
			'-i',
			'-',
			'-vf',
			`scale=${width}:${height}:flags=area,format=gray`,
			'-frames:v',
			'1',
			'-f',
			'rawvideo',
			'-',
		],
		{ input: picture, timeout: 30_000 },
	);
	if (status !== 0) throw new Error(stderr.toString());
	return stdout;
}

/** Mean and standard deviation of a part of such pixels. */
export function spread(
	pixels: Uint8Array,
	keep: (at: number) => boolean = () => true,
): { mean: number; deviation: number } {
	const kept = pixels.filter((_, at) => keep(at));
	const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
	return { mean, deviation: Math.sqrt(kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / kept.length) };
}
