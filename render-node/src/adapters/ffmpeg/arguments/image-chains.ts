import type { ImageLook, OverlayImage, Size } from '../../../domain/timeline/render-plan.js';
import { asBt709 } from './as-bt709.js';

/** An image and its raw picture of planar 4:2:0 with transparency, which is the graph's input of this number. */
export type ImageInput = OverlayImage & { input: number };

export const imageSize = ({ layer: { framing } }: OverlayImage): Size => framing.canvas;

/** The arguments of an image's input: one frame. */
export function imageInput(image: OverlayImage, path: string): string[] {
	const { width, height } = imageSize(image);
	const raw = ['-f', 'rawvideo', '-pixel_format', 'yuva420p', '-video_size', `${width}x${height}`, '-framerate', '1'];
	return ['-protocol_whitelist', 'file,pipe', ...raw, '-i', `file:${path}`];
}

/**
 * Lays images over `[input]`, whose frames are shown `fps` times a second, up to `[output]`. Each look is made once and
 * waits beside the frame for its time. By the clock: filters of two inputs count the first one's frames ahead.
 */
export function imageChains(
	input: string,
	images: readonly ImageInput[],
	{ frame, fps }: { frame: Size; fps: number },
): { chains: string[]; output: string } {
	const chains: string[] = [];
	let output = input;
	for (const [index, image] of images.entries()) {
		const names = image.looks.map((_, look) => `image${index}_${look}`);
		const split = names.length > 1 ? `,split=${names.length}` : '';
		chains.push(`[${image.input}:v]${asBt709},setsar=1${split}${names.map((name) => `[${name}]`).join('')}`);
		for (const [at, look] of image.looks.entries()) {
			const [name, over] = [names[at] ?? '', `over${index}_${at}`];
			const [from, to] = [look.from, look.to].map((number) => ((number - 0.5) / fps).toFixed(6));
			const x = `if(gte(t,${from})*lt(t,${to}),${look.x},${frame.width})`;
			chains.push(
				`[${name}]${lookFilters(look, imageSize(image))}[${name}_shown]`,
				`[${output}][${name}_shown]overlay=x='${x}':y=${look.y}:format=yuv420:eof_action=repeat,format=yuv420p[${over}]`,
			);
			output = over;
		}
	}
	return { chains, output };
}

function lookFilters({ width, height, opacity }: ImageLook, whole: Size): string {
	const sized = width === whole.width && height === whole.height;
	const filters = [
		...(sized ? [] : [`scale=${width}:${height}:flags=bicubic`]),
		...(opacity === 1 ? [] : [`lutyuv=a='val*${opacity}'`]),
	];
	return filters.length > 0 ? filters.join(',') : 'null';
}
