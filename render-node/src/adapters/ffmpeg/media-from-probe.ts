import type { Media } from '@showrunner/contract';

/** The parts of ffprobe's JSON that count; everything may be absent in a broken file. */
export type ProbeOutput = {
	streams?: ProbeStream[];
	format?: {
		format_name?: string;
		duration?: string;
		start_time?: string;
		bit_rate?: string;
		tags?: Record<string, string>;
	};
};
export type ProbeStream = {
	codec_type?: string;
	codec_name?: string;
	width?: number;
	height?: number;
	avg_frame_rate?: string;
	start_time?: string;
	duration?: string;
	nb_frames?: string;
	sample_rate?: string;
	channels?: number;
	disposition?: { attached_pic?: number };
	tags?: Record<string, string>;
	side_data_list?: { rotation?: number }[];
};

/** Brands of still pictures in an ISO container: AVIF and HEIF (ISO/IEC 23008-12 annex B). */
const stillBrands = ['avif', 'heic', 'heix', 'mif1'];

export function mediaFromProbe({ streams = [], format = {} }: ProbeOutput): Media | null {
	const video = streams.find((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
	const audio = streams.find((s) => s.codec_type === 'audio');
	const kind = mediaKind(video, audio, streams, format);
	if (!kind) return null;
	// A size beyond all bounds is left out by ffprobe: nothing could show such a picture.
	if ((kind === 'video' || kind === 'image') && frame(video).width === null) return null;
	const moving = kind === 'video' || kind === 'audio';
	return {
		kind,
		durationMs: moving ? milliseconds(format.duration ?? (video ?? audio)?.duration) : null,
		...frame(video),
		fps: kind === 'video' ? framesPerSecond(video?.avg_frame_rate) : null,
		videoCodec: video?.codec_name ?? null,
		audioCodec: audio?.codec_name ?? null,
		sampleRateHz: positiveInteger(audio?.sample_rate),
		channels: positiveInteger(audio?.channels),
	};
}

function mediaKind(
	video: ProbeStream | undefined,
	audio: ProbeStream | undefined,
	streams: ProbeStream[],
	format: NonNullable<ProbeOutput['format']>,
): Media['kind'] | null {
	if (video) return isStill(video, format) ? 'image' : 'video';
	if (audio) return 'audio';
	if (streams.some((s) => s.codec_type === 'subtitle')) return 'text';
	return streams.length > 0 ? 'other' : null;
}

function isStill(video: ProbeStream, { format_name: name = '', tags }: NonNullable<ProbeOutput['format']>): boolean {
	if (name === 'gif') return video.nb_frames === '1';
	if (name === 'image2' || name === 'apng' || name === 'ico' || name.endsWith('_pipe')) return true;
	return stillBrands.includes(tags?.major_brand ?? '');
}

/** As it is shown: a quarter turn in the file's metadata swaps the sides. */
function frame(video: ProbeStream | undefined): Pick<Media, 'width' | 'height'> {
	const width = positiveInteger(video?.width);
	const height = positiveInteger(video?.height);
	const rotation = video?.side_data_list?.find((s) => s.rotation !== undefined)?.rotation ?? 0;
	return Math.abs(rotation) % 180 === 90 ? { width: height, height: width } : { width, height };
}

function framesPerSecond(ratio = ''): number | null {
	const [frames = NaN, seconds = NaN] = ratio.split('/').map(Number);
	const fps = Math.round((frames / seconds) * 1000) / 1000;
	return Number.isFinite(fps) && fps > 0 ? fps : null;
}

function milliseconds(seconds: string | undefined): number | null {
	const ms = Math.round(Number(seconds) * 1000);
	return Number.isSafeInteger(ms) && ms >= 0 ? ms : null;
}

function positiveInteger(value: string | number | undefined): number | null {
	const number = Number(value);
	return Number.isSafeInteger(number) && number > 0 ? number : null;
}
