import type { Encoding } from '../../domain/timeline/render-plan.js';
import { sumOf } from '../ffmpeg/arguments/sum-of.js';
import { rawFrameArguments } from './raw-frame-arguments.js';

/** Names of a row's files beside the work: FFmpeg counts them from 0 in place of `%05d`. */
export const rowFile = (name: string, index: number) => `${name}-${String(index).padStart(5, '0')}.mp4`;

/**
 * Encodes the raw frames of segments that follow each other, each into a file of its own that begins with a key frame and
 * has the headers of a segment that was encoded alone.
 */
export function rowArguments(
	frameCounts: readonly number[],
	encoding: Encoding,
	name: string,
	threads: number,
): string[] {
	let frame = 0;
	const total = frameCounts.reduce((sum, frames) => sum + frames, 0);
	const cuts = frameCounts.slice(0, -1).map((frames) => (frame += frames));
	const { kept, muxer } = withoutMuxer(rawFrameArguments(total, encoding, '', threads));
	return [
		...kept,
		...['-force_key_frames', `expr:${sumOf(cuts.map((cut) => `eq(n,${cut})`))}`],
		...['-f', 'segment', '-segment_frames', cuts.join(','), '-segment_format', 'mp4', '-reset_timestamps', '1'],
		...['-segment_format_options', muxer.join(':'), `file:${name}-%05d.mp4`],
	];
}

/** Options of the MP4 muxer, which the muxer of segments takes in one; and no format and no file, the last three. */
function withoutMuxer(args: readonly string[]): { kept: string[]; muxer: string[] } {
	const at = args.indexOf('-video_track_timescale');
	const kept = args.slice(0, -3).filter((_, index) => index !== at && index !== at + 1);
	return { kept, muxer: [`video_track_timescale=${args[at + 1]}`] };
}
