import { execFile } from 'node:child_process';
import { z } from 'zod';
import { hostileGlobalArgs, hostileInputArgs } from '../../ffmpeg/hostile-input.js';

const [timeLimitMs, outputLimitBytes] = [30_000, 1024 * 1024];

const stream = z.looseObject({
	codec_type: z.string(),
	codec_name: z.string().default(''),
	pix_fmt: z.string().default(''),
	width: z.number().int().optional(),
	height: z.number().int().optional(),
	avg_frame_rate: z.string().default('0/1'),
});
const probed = z.looseObject({ streams: z.array(stream) });

export type ProbedResult = {
	width: number;
	height: number;
	videoCodec: string;
	pixelFormat: string;
	framesPerSecond: number;
	audioCodec: string | null;
};

/** What a file from a server holds; null: no pictures that can be told. */
export function probeResult(ffprobePath: string, file: string, signal: AbortSignal): Promise<ProbedResult | null> {
	const args = [
		...['-v', 'error', ...hostileGlobalArgs, ...hostileInputArgs],
		...['-of', 'json', '-show_streams', `file:${file}`],
	];
	const limits = { timeout: timeLimitMs, maxBuffer: outputLimitBytes, killSignal: 'SIGKILL', signal } as const;
	const { promise, resolve, reject } = Promise.withResolvers<ProbedResult | null>();
	execFile(ffprobePath, args, limits, (error, stdout) => {
		if (signal.aborted) return reject(signal.reason);
		if (error && error.syscall?.startsWith('spawn')) return reject(error);
		resolve(error ? null : resultOf(stdout));
	});
	return promise;
}

function resultOf(stdout: string): ProbedResult | null {
	const { streams = [] } = probed.safeParse(JSON.parse(stdout)).data ?? {};
	const video = streams.find(({ codec_type: type }) => type === 'video');
	if (!video?.width || !video.height) return null;
	const [frames = 0, seconds = 0] = video.avg_frame_rate.split('/').map(Number);
	return {
		...{ width: video.width, height: video.height, videoCodec: video.codec_name, pixelFormat: video.pix_fmt },
		framesPerSecond: seconds > 0 ? Math.round((frames / seconds) * 1000) / 1000 : 0,
		audioCodec: streams.find(({ codec_type: type }) => type === 'audio')?.codec_name ?? null,
	};
}
