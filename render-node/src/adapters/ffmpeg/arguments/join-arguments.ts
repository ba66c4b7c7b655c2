import type { VideoCodec } from '@showrunner/contract';
import type { JoinRequest } from '../../../domain/timeline/renderer.js';
import { codecOf } from '../../../domain/timeline/video-encoders.js';
import { languageCode } from '../language-code.js';
import { ticksPerFrame } from './encoder-arguments.js';
import { globalArguments } from './global-arguments.js';

/**
 * The list that FFmpeg's concat demuxer reads. It is told how long each segment lasts, to the microsecond and without
 * letting the roundings add up: what it reads from the files is rounded to milliseconds, which would shift every frame.
 *
 * Before it copies a file FFmpeg decodes the first frame to learn the format of its pixels, some 30 ms for each segment at
 * 1080×1920. Where the muxer asks for nothing that the headers do not tell, no decoder is on its list.
 */
export function concatList(segments: JoinRequest['segments'], { fps, encoder }: JoinRequest['encoding']): string {
	let frame = 0;
	const options = toldByHeaders.has(codecOf(encoder)) ? ['option codec_whitelist none'] : [];
	const lines = segments.flatMap(({ path, frameCount }) => {
		const start = microseconds(frame, fps);
		frame += frameCount;
		const durationS = ((microseconds(frame, fps) - start) / 1e6).toFixed(6);
		return [`file ${quoted(`file:${path}`)}`, ...options, `duration ${durationS}`];
	});
	return ['ffconcat version 1.0', ...lines, ''].join('\n');
}

/** MP4 holds the configuration of these as the encoder wrote it; that of VP9 is made anew from the format of the pixels. */
const toldByHeaders: ReadonlySet<VideoCodec> = new Set<VideoCodec>(['h264', 'hevc']);

const microseconds = (frame: number, fps: number) => Math.round((frame * 1e6) / fps);

/** A quote ends the quoting, stands escaped, and begins it again. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

export function joinArguments(
	{ encoding, audio, locale, softTracks, out, ...tags }: JoinRequest,
	listPath: string,
	chaptersPath: string | null,
	textPaths: readonly string[] = [],
): string[] {
	const language = languageCode(locale);
	const firstText = audio === null ? 1 : 2;
	return [
		...globalArguments,
		...['-protocol_whitelist', 'file,pipe', '-f', 'concat', '-safe', '0', '-i', `file:${listPath}`],
		...(audio === null ? [] : ['-protocol_whitelist', 'file,pipe', '-i', `file:${audio}`]),
		...textPaths.flatMap((path) => ['-protocol_whitelist', 'file', '-f', 'srt', '-i', `file:${path}`]),
		...(chaptersPath === null ? [] : ['-protocol_whitelist', 'file', '-f', 'ffmetadata', '-i', `file:${chaptersPath}`]),
		...['-map', '0:v', ...(audio === null ? [] : ['-map', '1:a'])],
		...textPaths.flatMap((_, index) => ['-map', `${firstText + index}:s`]),
		...[
			'-c',
			'copy',
			...decodingTimes(encoding),
			...(isHevc(encoding) ? hevcTag : []),
			...(textPaths.length > 0 ? ['-c:s', 'mov_text'] : []),
		],
		...metadataArguments(chaptersPath === null ? null : firstText + textPaths.length),
		...tagArguments(tags),
		...['-metadata:s', `language=${language}`],
		...softTracks.flatMap(trackArguments),
		...['-movflags', '+faststart', '-f', 'mp4', `file:${out}`],
	];
}

/** Decoding begins two frames before showing where B-frames may refer to each other. */
const reorderedFrames = 2;

/**
 * A segment of one or two frames has no B-frames, so that its encoder lets decoding begin when it is shown; the next segment
 * would then be decoded before it. Every frame of the video gets its time anew.
 */
const decodingTimes = ({ encoder, quality }: JoinRequest['encoding']) =>
	encoder === 'libx265' || (encoder === 'libx264' && quality !== 'draft')
		? ['-bsf:v', `setts=pts=PTS:dts=(N-${reorderedFrames})*${ticksPerFrame}`]
		: [];

/** Apple's players know HEVC by this name alone. */
const hevcTag = ['-tag:v', 'hvc1'];
const isHevc = ({ encoder }: JoinRequest['encoding']) => codecOf(encoder) === 'hevc';

/** Names that FFmpeg's MP4 muxer has a place for. */
const tagArguments = ({ title, metadata = {} }: Pick<JoinRequest, 'title' | 'metadata'>): string[] =>
	Object.entries({ title, ...metadata }).flatMap(([name, text]) =>
		text === undefined ? [] : ['-metadata', `${name}=${printable(text)}`],
	);

/** Nothing of the inputs but the chapters of one of them: without a stream's sign, -1 would take their titles as well. */
const metadataArguments = (chaptersInput: number | null): string[] =>
	chaptersInput === null
		? ['-map_metadata', '-1']
		: ['-map_metadata:g', '-1', '-map_metadata:s', '-1', '-map_chapters', String(chaptersInput)];

/** MP4 knows three letters of a language; the whole tag stands in the track's name, which tells pt-BR from pt. */
function trackArguments({ locale }: JoinRequest['softTracks'][number], index: number): string[] {
	const stream = `-metadata:s:s:${index}`;
	return [stream, `language=${languageCode(locale)}`, stream, `handler_name=${locale}`];
}

/** Players show a title on one line, and an argument cannot hold a zero byte. */
const printable = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim();
