import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** For each frame, where the middle of all that is amber lies across it, in pixels; null where nothing is. */
export async function litMiddles(
	file: string,
	{ width, height }: { width: number; height: number },
): Promise<(number | null)[]> {
	const args = ['-v', 'error', '-nostdin', '-i', file, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
	const { stdout } = await exec('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 28 });
	const middles: (number | null)[] = [];
	for (let frame = 0; frame < stdout.length; frame += width * height * 3) {
		let [count, sum] = [0, 0];
		for (let at = 0; at < width * height; at++) {
			const [red = 0, green = 0, blue = 0] = stdout.subarray(frame + at * 3, frame + at * 3 + 3);
			if (red < 170 || green < 130 || blue > 130) continue;
			count += 1;
			sum += at % width;
		}
		middles.push(count > 4 ? sum / count : null);
	}
	return middles;
}
