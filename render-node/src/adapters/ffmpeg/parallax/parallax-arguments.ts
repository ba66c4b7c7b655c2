import type { ParallaxClip, ParallaxLayer } from '../../../domain/timeline/parallax/parallax-clip.js';
import { asBt709 } from '../arguments/as-bt709.js';
import { cameraFilters } from '../arguments/camera-filters.js';
import { counted } from '../arguments/counted.js';
import { toBt709 } from '../arguments/fit-filters.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostilePictureArgs } from '../hostile-input.js';

/** Hardly to be told from what it was encoded from, since it is going to be encoded again. */
const crf = 8;

/** Pictures with transparency under cameras of their own, laid over each other and over black, to an MP4. */
export function parallaxArguments(
	clip: ParallaxClip,
	sources: readonly string[],
	out: string,
	threads: number,
): string[] {
	const { frame, fps, frameCount, layers } = clip;
	const black = `color=c=black:s=${frame.width}x${frame.height}:r=${fps},format=yuv420p,${asBt709}[under0]`;
	const moving = layers.map((layer, index) => layerChain(layer, index, clip));
	const laid = layers.map(
		(_, index) => `[under${index}][layer${index}]overlay=format=yuv420:shortest=0[under${index + 1}]`,
	);
	return [
		...[...globalArguments, ...hostileGlobalArgs],
		...['-filter_threads', String(threads), '-filter_complex_threads', String(threads)],
		...sources.flatMap((source) => [...hostilePictureArgs, '-i', `file:${source}`]),
		...['-filter_complex', [black, ...moving, ...laid].join(';'), '-map', `[under${layers.length}]`],
		...['-frames:v', String(frameCount), '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', String(crf)],
		...['-pix_fmt', 'yuv420p', '-threads', String(threads), '-color_range', 'tv', '-colorspace', 'bt709'],
		...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-map_metadata', '-1', '-f', 'mp4', `file:${out}`],
	];
}

/** Scaled with its colours multiplied by its opacity, or its edges would take on the colour of what is not seen. */
function layerChain({ framing, camera }: ParallaxLayer, index: number, { frame, fps, isFine }: ParallaxClip): string {
	const { canvas, box } = framing;
	const fits = box.width === frame.width && box.height === frame.height;
	const moved = camera
		? cameraFilters(box, camera, { frame, quality: isFine ? 'final' : 'standard' })
		: fits
			? []
			: [`scale=${frame.width}:${frame.height}:flags=bicubic`];
	const filters = [
		'format=gbrap,premultiply=inplace=1',
		`scale=${canvas.width}:${canvas.height}:flags=lanczos+accurate_rnd`,
		'unpremultiply=inplace=1',
		`crop=${box.width}:${box.height}:${box.x}:${box.y}`,
		`scale=${toBt709},format=yuva420p`,
		...['loop=loop=-1:size=1:start=0', counted(fps), ...moved, 'setsar=1'],
	];
	return `[${index}:V:0]${filters.join(',')}[layer${index}]`;
}
