import type { Rgb } from '../../../domain/timeline/focus/stand-out.js';
import type { Size } from '../../../domain/timeline/render-plan.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs, hostilePictureArgs } from '../hostile-input.js';
import { runFfmpeg } from '../run-ffmpeg.js';

type Request = {
	seeksMs: readonly (number | null)[];
	isPicture: boolean;
	size: Size;
	workDir: string;
	signal: AbortSignal;
};

/** A damaged file may keep a decoder busy for ever. */
const stallMs = 30_000;

/**
 * The first frame from each of these times on, or of a picture (null), in `size` and colour. Times behind the last frame
 * give none. One process opens the file once for each, because seeking costs less than decoding what lies between.
 */
export async function colourFrames(
	ffmpegPath: string,
	source: string,
	{ seeksMs, isPicture, size: { width, height }, workDir, signal }: Request,
): Promise<{ frames: Rgb[]; cpuMs: number }> {
	const chunks: Buffer[] = [];
	const inputArgs = isPicture ? hostilePictureArgs : hostileInputArgs;
	const inputs = seeksMs.flatMap((ms) => [
		...['-threads', '1', ...(ms === null ? [] : ['-ss', `${ms}ms`]), ...inputArgs, '-i', `file:${source}`],
	]);
	const chains = seeksMs.map(
		(_, index) => `[${index}:V:0]trim=end_frame=1,scale=${width}:${height}:flags=area,setsar=1,format=rgb24[f${index}]`,
	);
	const joined = `${seeksMs.map((_, index) => `[f${index}]`).join('')}concat=n=${seeksMs.length}:v=1:a=0,settb=1/25,setpts=N[out]`;
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, ...inputs],
		...['-filter_complex_threads', '1', '-filter_complex', [...chains, joined].join(';'), '-map', '[out]'],
		...['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:3'],
	];
	const onBytes = (chunk: Buffer) => void chunks.push(chunk);
	const { cpuMs } = await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out: null, onBytes, stallMs });
	const bytes = Buffer.concat(chunks);
	const length = 3 * width * height;
	const frames = Array.from(
		{ length: Math.floor(bytes.length / length) },
		(_, index): Rgb => ({
			...{ width, height },
			pixels: bytes.subarray(index * length, (index + 1) * length),
		}),
	);
	return { frames, cpuMs };
}
