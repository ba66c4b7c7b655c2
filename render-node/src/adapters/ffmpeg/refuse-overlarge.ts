import { mediaLimits } from '../../domain/media/media-limits.js';
import { frameTooLarge, mediaTooLong, tooManyFrames, tooManyStreams } from '../../domain/media/media-problems.js';
import type { ProbeOutput, ProbeStream } from './media-from-probe.js';

const number = (value: string | number | undefined) => Number(value) || 0;

function rate({ avg_frame_rate: ratio = '' }: ProbeStream): number {
	const [frames = 0, seconds = 1] = ratio.split('/').map(Number);
	return seconds > 0 ? frames / seconds : 0;
}

/** Refuses a file by what it says of itself, before anything of it is decoded. */
export function refuseOverlarge({ streams = [], format = {} }: ProbeOutput): void {
	const attachments = streams.filter((stream) => stream.codec_type === 'attachment');
	if (streams.length - attachments.length > mediaLimits.streams) throw tooManyStreams();
	if (attachments.length > mediaLimits.attachments) throw tooManyStreams();
	for (const stream of streams) {
		const [width, height] = [number(stream.width), number(stream.height)];
		if (Math.max(width, height) > mediaLimits.side || width * height > mediaLimits.pixels)
			throw frameTooLarge(width, height);
		const seconds = Math.max(number(stream.duration), number(format.duration));
		if (seconds * 1000 > mediaLimits.durationMs) throw mediaTooLong();
		if (
			Math.max(number(stream.nb_frames), stream.codec_type === 'video' ? seconds * rate(stream) : 0) >
			mediaLimits.frames
		)
			throw tooManyFrames();
	}
}
