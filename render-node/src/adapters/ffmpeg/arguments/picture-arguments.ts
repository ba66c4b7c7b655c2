import type { PictureLayer, Size } from '../../../domain/timeline/render-plan.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import { fitChains, toBt709 } from './fit-filters.js';
import { lookFilters } from './look-filters.js';
import { globalArguments } from './global-arguments.js';

/** The size of the raw picture that `pictureArguments` writes: what the camera moves over, or the frame itself. */
export const pictureSize = ({ framing, camera, frame: own }: PictureLayer, frame: Size): Size =>
	camera ? { width: framing.box.width, height: framing.box.height } : (own ?? frame);

/**
 * Decodes, scales and cuts a picture once, into one raw frame of planar 4:2:0 that every segment can repeat cheaply.
 * `source` is null for a plain colour. Transparent parts come out
 * black; `opaque` says that there are none, which saves a quarter of the work.
 */
export function pictureArguments(
	layer: PictureLayer,
	frame: Size,
	{ source, out, opaque }: { source: string | null; out: string; opaque: boolean },
): string[] {
	const size = pictureSize(layer, frame);
	return [
		...globalArguments,
		...hostileGlobalArgs,
		// One picture keeps one thread busy; starting more costs a tenth of the whole.
		...['-filter_complex_threads', '1', '-threads', '1'],
		...input(layer, source),
		...[
			'-filter_complex',
			[...chains(layer, opaque), `[boxed]${[...lookFilters(layer.look), resized(layer, size)].join(',')}[out]`].join(
				';',
			),
			'-map',
			'[out]',
		],
		...['-frames:v', '1', '-c:v', 'rawvideo', '-f', 'rawvideo', `file:${out}`],
	];
}

function input({ source: { kind, ...source } }: PictureLayer, path: string | null): string[] {
	if ('colour' in source) return ['-f', 'lavfi', '-i', `color=c=0x${source.colour.slice(1)}:s=16x16,format=gbrp`];
	if (path === null) throw new TypeError(`a ${kind} needs its file`);
	return [...hostileInputArgs, '-i', `file:${path}`];
}

function chains({ source, framing }: PictureLayer, opaque: boolean): string[] {
	const { box } = framing;
	if (source.kind === 'colour') return [`[0:v]scale=${box.width}:${box.height}:${toBt709},format=yuv420p[boxed]`];
	const flattened = opaque ? 'null' : 'format=gbrap,premultiply=inplace=1,format=gbrp';
	return [
		`[0:v]${flattened}[flat]`,
		...fitChains('flat', 'boxed', source.fit, framing, 'lanczos+accurate_rnd+full_chroma_int'),
	];
}

const resized = ({ framing: { box } }: PictureLayer, size: Size) =>
	size.width === box.width && size.height === box.height ? 'null' : `scale=${size.width}:${size.height}:flags=lanczos`;
