import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/**
 * SSIM of a video to another one or to raw frames, over all planes; 1 for equal pictures.
 * @param {string} video @param {string[]} reference arguments of FFmpeg that name the input
 */
export async function likeness(video, reference) {
	const args = ['-nostdin', '-hide_banner', '-i', video, ...reference, '-lavfi', '[0:v][1:v]ssim', '-f', 'null', '-'];
	const { stderr } = await exec('ffmpeg', args, { maxBuffer: 1 << 26 });
	return Number(/SSIM.* All:([\d.]+)/.exec(stderr)?.[1]);
}

/** @param {{ out: string, encoding: { frame: { width: number, height: number }, fps: number } }} raw */
export const rawInput = ({ out, encoding: { frame, fps } }) => [
	...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${frame.width}x${frame.height}`, '-r', String(fps), '-i', out],
];
