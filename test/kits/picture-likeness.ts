import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

export type Likeness = { frames: number; mean: number; least: number };

/** SSIM of two videos, frame by frame and over all planes; 1 for equal pictures. */
export async function pictureLikeness(video: string, reference: string): Promise<Likeness> {
	const graph = '[0:v][1:v]ssim=stats_file=-:shortest=0';
	const args = ['-v', 'error', '-nostdin', '-i', video, '-i', reference, '-lavfi', graph, '-f', 'null', '-'];
	const { stdout } = await exec('ffmpeg', args, { maxBuffer: 1 << 26 });
	const values = [...stdout.matchAll(/ All:([\d.]+)/g)].map(([, value]) => Number(value));
	return {
		frames: values.length,
		mean: values.reduce((sum, value) => sum + value, 0) / values.length,
		least: Math.min(...values),
	};
}
