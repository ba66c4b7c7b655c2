import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type VideoFacts = {
	durationMs: number;
	audioDurationMs: number;
	frameCount: number;
	width: number;
	height: number;
	fps: number;
	videoCodec: string;
	audioCodec: string;
	streamCount: number;
	/** EBU R 128 programme loudness; `-Infinity` for silence. */
	integratedLufs: number;
	truePeakDbtp: number;
};

type ProbedStream = {
	codec_type: string;
	codec_name: string;
	width?: number;
	height?: number;
	avg_frame_rate: string;
	duration: string;
	nb_read_packets: string;
};

async function probe(file: string) {
	const args = ['-v', 'error', '-count_packets', '-show_streams', '-show_format', '-of', 'json', file];
	const { stdout } = await run('ffprobe', args, { maxBuffer: 1 << 24 });
	return JSON.parse(stdout) as { streams: ProbedStream[]; format: { duration: string } };
}

async function loudness(file: string) {
	const args = [
		'-nostdin',
		'-hide_banner',
		'-i',
		file,
		'-map',
		'0:a:0',
		'-af',
		'ebur128=peak=true:framelog=verbose',
		'-f',
		'null',
		'-',
	];
	const { stderr } = await run('ffmpeg', args, { maxBuffer: 1 << 24 });
	const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
	const value = (label: RegExp) => {
		const text = label.exec(summary)?.[1] ?? '';
		return text === '-inf' ? -Infinity : Number(text);
	};
	return { integratedLufs: value(/I:\s+(\S+) LUFS/), truePeakDbtp: value(/Peak:\s+(\S+) dBFS/) };
}

/** What FFmpeg itself says of a finished file, by a path of its own: nothing here is shared with the service. */
export async function measureVideo(file: string): Promise<VideoFacts> {
	const [{ streams, format }, { integratedLufs, truePeakDbtp }] = await Promise.all([probe(file), loudness(file)]);
	const video = streams.find((stream) => stream.codec_type === 'video');
	const audio = streams.find((stream) => stream.codec_type === 'audio');
	if (!video || !audio) throw new Error(`${file} lacks a video or an audio stream`);
	const [frames = 0, seconds = 1] = video.avg_frame_rate.split('/').map(Number);
	return {
		durationMs: Number(format.duration) * 1000,
		audioDurationMs: Number(audio.duration) * 1000,
		frameCount: Number(video.nb_read_packets),
		width: video.width ?? 0,
		height: video.height ?? 0,
		fps: frames / seconds,
		videoCodec: video.codec_name,
		audioCodec: audio.codec_name,
		streamCount: streams.length,
		integratedLufs,
		truePeakDbtp,
	};
}
