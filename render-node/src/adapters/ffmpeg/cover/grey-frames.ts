import type { Size } from '../../../domain/timeline/render-plan.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { runFfmpeg } from '../run-ffmpeg.js';

export type GreyFrames = { frames: Uint8Array[]; cpuMs: number };

/**
 * The first frame from each of these times on, in `size` and grey: one byte of 0 to 255 for each pixel. One process
 * opens the video once for each, because seeking there costs less than decoding what lies between.
 */
export async function greyFrames(
	ffmpegPath: string,
	source: string,
	{ seeksMs, size, workDir, signal }: { seeksMs: number[]; size: Size; workDir: string; signal: AbortSignal },
): Promise<GreyFrames> {
	const { width, height } = size;
	const chunks: Buffer[] = [];
	const inputs = seeksMs.flatMap((ms) => [
		...['-threads', '1', '-ss', `${ms}ms`, '-protocol_whitelist', 'file,pipe', '-i', `file:${source}`],
	]);
	const grey = `trim=end_frame=1,scale=${width}:${height}:flags=area:in_range=tv:out_range=pc,format=gray`;
	const chains = seeksMs.map((_, index) => `[${index}:V:0]${grey}[g${index}]`);
	const joined = `${seeksMs.map((_, index) => `[g${index}]`).join('')}concat=n=${seeksMs.length}:v=1:a=0,settb=1/25,setpts=N[out]`;
	const args = [
		...[...globalArguments, ...inputs, '-filter_complex', [...chains, joined].join(';'), '-map', '[out]'],
		...['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:3'],
	];
	const onBytes = (chunk: Buffer) => void chunks.push(chunk);
	const { cpuMs } = await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out: null, onBytes });
	const bytes = Buffer.concat(chunks);
	const frames = seeksMs.map((_, index) => bytes.subarray(index * width * height, (index + 1) * width * height));
	return { frames, cpuMs };
}
