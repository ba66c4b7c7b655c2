import type { Framing, PictureLayer, Size } from '../../../domain/timeline/render-plan.js';
import { hostileGlobalArgs, hostilePictureArgs } from '../hostile-input.js';
import { fitChains, toBt709 } from './fit-filters.js';
import { lookFilters } from './look-filters.js';
import { globalArguments } from './global-arguments.js';

/** The size of the raw picture that `pictureArguments` writes: what the camera moves over, or the frame itself. */
export const pictureSize = ({ framing, camera, frame: own }: PictureLayer, frame: Size): Size =>
	camera ? { width: framing.box.width, height: framing.box.height } : (own ?? frame);

export type PictureWork = {
	layer: PictureLayer;
	/** Of the output that it is for. */
	frame: Size;
	/** Null for a plain colour. */
	source: string | null;
	out: string;
	/** Whether no part is transparent, which saves a quarter of the work. */
	opaque: boolean;
};

/**
 * Scales and cuts pictures, each into one raw frame of planar 4:2:0 that every segment can repeat cheaply. A file that
 * several of them show is decoded once. Transparent parts come out black.
 */
export function pictureArguments(pictures: readonly PictureWork[]): string[] {
	const groups = [...Map.groupBy(pictures, (picture) => picture.source ?? picture).values()];
	const works = groups.flatMap((group, input) => group.map((picture) => ({ picture, input })));
	const graphs = works.map(({ picture, input }, index) => labelled(graph(picture), index, input));
	return [
		...globalArguments,
		...hostileGlobalArgs,
		// One picture keeps one thread busy; starting more costs a tenth of the whole.
		...['-filter_complex_threads', '1'],
		...groups.flatMap(([first]) => (first ? ['-threads', '1', ...input(first)] : [])),
		...['-filter_complex', graphs.join(';')],
		...works.flatMap(({ picture: { out } }, index) => [
			...['-map', `[out${index}]`, '-frames:v', '1'],
			...['-c:v', 'rawvideo', '-f', 'rawvideo', `file:${out}`],
		]),
	];
}

function graph({ layer, frame, opaque }: PictureWork): string {
	const last = [...lookFilters(layer.look), resized(layer, pictureSize(layer, frame))].join(',');
	return [...chains(layer, opaque), `[boxed]${last}[out]`].join(';');
}

/** A graph that reads an input, with labels of its own among others. */
const labelled = (graph: string, index: number, input: number) =>
	graph.replace(/\[(0:v|\w+)\]/g, (_, label: string) => (label === '0:v' ? `[${input}:v]` : `[${label}${index}]`));

function input({ layer: { source }, source: path }: PictureWork): string[] {
	if ('colour' in source) return ['-f', 'lavfi', '-i', `color=c=0x${source.colour.slice(1)}:s=16x16,format=gbrp`];
	if (path === null) throw new TypeError(`a ${source.kind} needs its file`);
	return [...hostilePictureArgs, '-i', `file:${path}`];
}

function chains({ source, framing }: PictureLayer, opaque: boolean): string[] {
	const { box } = framing;
	if (source.kind === 'sprite') return spriteChain(framing, opaque);
	if (source.kind === 'colour') return [`[0:v]scale=${box.width}:${box.height}:${toBt709},format=yuv420p[boxed]`];
	const flattened = opaque ? 'null' : 'format=gbrap,premultiply=inplace=1,format=gbrp';
	return [
		`[0:v]${flattened}[flat]`,
		...fitChains('flat', 'boxed', source.fit, framing, 'lanczos+accurate_rnd+full_chroma_int'),
	];
}

/** Scaled with its colours weighed by their opacity, so that what is hidden does not shine through at the edges. */
function spriteChain({ canvas: { width, height } }: Framing, opaque: boolean): string[] {
	const scale = `scale=${width}:${height}:flags=lanczos+accurate_rnd+full_chroma_int`;
	const clear = `format=gbrap,premultiply=inplace=1,${scale},unpremultiply=inplace=1`;
	return [`[0:v]${opaque ? scale : clear},setsar=1,scale=${toBt709},format=yuva420p[boxed]`];
}

const resized = ({ framing: { box } }: PictureLayer, size: Size) =>
	size.width === box.width && size.height === box.height ? 'null' : `scale=${size.width}:${size.height}:flags=lanczos`;
