import { globalArguments } from '../../ffmpeg/arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../../ffmpeg/hostile-input.js';

/** H.264 takes even sides only; servers' MJPEG is BT.601 in full range, players expect BT.709 in the narrow one. */
const toVideo = 'scale=trunc(iw/2)*2:trunc(ih/2)*2:out_color_matrix=bt709:out_range=tv,format=yuv420p';

const asVideo = [
	...['-vf', toVideo, '-c:v', 'libx264', '-preset', 'medium', '-crf', '14', '-profile:v', 'high'],
	...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
	...['-threads', '4', '-fps_mode', 'passthrough'],
];

/** Makes any clip an MP4 with H.264 and AAC; encodes only what is not so already. */
export function clipArguments(
	source: string,
	out: string,
	{ sound, copies }: { sound: boolean; copies: { picture: boolean; sound: boolean } },
): string[] {
	return [
		...[...globalArguments, '-xerror', ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${source}`],
		...['-map', '0:v:0', ...(copies.picture ? ['-c:v', 'copy'] : asVideo)],
		...(sound ? ['-map', '0:a:0', '-c:a', ...(copies.sound ? ['copy'] : ['aac', '-b:a', '192k'])] : ['-an']),
		...[
			'-map_metadata',
			'-1',
			'-fflags',
			'+bitexact',
			'-flags:v',
			'+bitexact',
			'-movflags',
			'+faststart',
			`file:${out}`,
		],
	];
}
