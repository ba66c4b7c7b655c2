import { execFile } from 'node:child_process';

const timeLimitMs = 15_000;

/** H.264 encoders by preference of speed, with what each needs before the input and in the graph. */
const candidates = [
	{ name: 'h264_nvenc', before: [], filter: 'format=yuv420p' },
	{ name: 'h264_videotoolbox', before: [], filter: 'format=yuv420p' },
	{ name: 'h264_vaapi', before: ['-vaapi_device', '/dev/dri/renderD128'], filter: 'format=nv12,hwupload' },
	{ name: 'libx264', before: [], filter: 'format=yuv420p' },
] as const;

/**
 * The H.264 encoders that work here, found by encoding one frame with each: many are listed by FFmpeg on machines whose
 * hardware or driver lacks them.
 */
export async function probeEncoders(ffmpegPath: string): Promise<string[]> {
	const works = await Promise.all(
		candidates.map(({ name, before, filter }) => encodesOneFrame(ffmpegPath, name, before, filter)),
	);
	return candidates.filter((_, index) => works[index]).map(({ name }) => name);
}

function encodesOneFrame(
	ffmpegPath: string,
	encoder: string,
	before: readonly string[],
	filter: string,
): Promise<boolean> {
	const args = [
		...['-nostdin', '-v', 'error', ...before, '-f', 'lavfi', '-i', 'color=c=black:s=256x256:r=30', '-vf', filter],
		...['-frames:v', '1', '-c:v', encoder, '-f', 'null', '-'],
	];
	return new Promise((resolve) => {
		execFile(ffmpegPath, args, { timeout: timeLimitMs, killSignal: 'SIGKILL' }, (error) => resolve(error === null));
	});
}
