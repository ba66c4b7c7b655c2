import { statSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { measured } from './cpu-seconds.mjs';
import { likeness } from './picture-likeness.mjs';
import { encodeOnly, prepareGround, renderVideo, writeRawFrames } from './render-paths.mjs';
import { makeStills, standardTimeline } from './standard-job.mjs';

/**
 * Processor time of the standard job of stills: drawn by the kernel, by FFmpeg's graph, and only encoded from frames
 * that lie ready. Takes 3.1 MB of disk for each frame.
 * @param {string[]} args seconds of video, 10 when absent (the standard job has 40), and the quality of the encoding
 */
export async function run([wishedSeconds = '10', quality = 'standard']) {
	const seconds = Number(wishedSeconds);
	if (!(seconds >= 4 && seconds <= 60)) throw new Error('The length must be from 4 to 60 seconds');
	const { path: folder, remove } = temporaryFolder('render');
	try {
		const job = { timeline: standardTimeline(seconds, quality), stills: await makeStills(folder), folder };
		const ground = { kernel: await prepareGround(job, 'kernel'), graph: await prepareGround(job, 'graph') };
		const raw = await writeRawFrames(ground.kernel, path.join(folder, 'frames.yuv'));
		const encoding = await measured(() => encodeOnly(raw, folder));
		console.error(`encode-only: ${described(encoding)}`);
		const kernel = await measured(() => renderVideo(ground.kernel, path.join(folder, 'kernel.mp4')));
		console.error(`kernel: ${described(kernel)}`);
		const graph = await measured(() => renderVideo(ground.graph, path.join(folder, 'graph.mp4')));
		console.error(`graph: ${described(graph)}`);
		const rawInput = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', '1080x1920', '-r', '30', '-i', raw.out];
		return {
			...{ seconds, quality, frames: kernel.value.frames },
			cpuSeconds: { encodeOnly: rounded(encoding), kernel: rounded(kernel), graph: rounded(graph) },
			ratios: { kernel: ratio(kernel, encoding), graph: ratio(graph, encoding) },
			ssim: {
				kernelToFrames: await likeness(kernel.value.out, rawInput),
				graphToFrames: await likeness(graph.value.out, rawInput),
				encodeOnlyToFrames: await likeness(encoding.value, rawInput),
			},
			sizeBytes: { kernel: statSync(kernel.value.out).size, graph: statSync(graph.value.out).size },
			toldCpuSeconds: { kernel: kernel.value.toldMs / 1000, graph: graph.value.toldMs / 1000 },
		};
	} finally {
		remove();
	}
}

/** @typedef {{ cpuSeconds: number, wallSeconds: number }} Cost */

/** @param {Cost} cost */
const described = ({ cpuSeconds, wallSeconds }) =>
	`${cpuSeconds.toFixed(2)} s of processor time in ${wallSeconds.toFixed(1)} s`;
/** @param {Cost} cost */
const rounded = ({ cpuSeconds }) => Number(cpuSeconds.toFixed(2));
/** @param {Cost} cost @param {Cost} floor */
const ratio = (cost, floor) => Number((cost.cpuSeconds / floor.cpuSeconds).toFixed(3));
