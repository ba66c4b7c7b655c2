import { execFileSync } from 'node:child_process';

export type ClipStreams = {
	video: { codec: string; width: number; height: number; frameCount: number; framesPerSecond: number; seconds: number };
	/** Null for a clip without sound. */
	audio: { codec: string; channels: number; seconds: number } | null;
	colours: string[];
};

type Stream = Record<string, string | number | undefined>;

/** What a clip holds, as FFmpeg counts it. */
export function clipStreams(file: string): ClipStreams {
	const args = ['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', file];
	const { streams } = JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })) as { streams: Stream[] };
	const video = streams.find(({ codec_type }) => codec_type === 'video') ?? {};
	const audio = streams.find(({ codec_type }) => codec_type === 'audio');
	const [frames = 0, seconds = 1] = String(video.avg_frame_rate).split('/').map(Number);
	return {
		video: {
			codec: `${video.codec_name} ${video.pix_fmt}`,
			...{ width: Number(video.width), height: Number(video.height), frameCount: Number(video.nb_read_frames) },
			...{ framesPerSecond: frames / seconds, seconds: Number(video.duration) },
		},
		audio: audio
			? { codec: String(audio.codec_name), channels: Number(audio.channels), seconds: Number(audio.duration) }
			: null,
		colours: ['color_space', 'color_primaries', 'color_transfer', 'color_range'].map((name) => String(video[name])),
	};
}
