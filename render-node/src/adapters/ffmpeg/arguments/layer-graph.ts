import type { ClipLayer, Encoding, Layer, PictureLayer, Size } from '../../../domain/timeline/render-plan.js';
import { hostileInputArgs } from '../hostile-input.js';
import { asBt709 } from './as-bt709.js';
import { cameraFilters } from './camera-filters.js';
import { clipPasses } from './clip-passes.js';
import { counted } from './counted.js';
import { cutFirst } from './cut-first.js';
import { fitChains } from './fit-filters.js';
import { lookFilters } from './look-filters.js';
import { pictureSize } from './picture-arguments.js';

/** The inputs that a layer needs and the chains from them to `[name]`, a stream at the output's size and rate. */
export type LayerGraph = { inputs: string[][]; chains: string[] };

/** The file of a layer, and how large a clip's pictures are, where that is known. */
export type LayerFile = { path: string; size?: Size | undefined };

export function layerGraph(
	layer: Layer,
	file: LayerFile,
	name: string,
	firstInput: number,
	frames: number,
	output: Encoding,
): LayerGraph {
	const encoding = layer.frame ? { ...output, frame: layer.frame } : output;
	return layer.kind === 'picture'
		? pictureGraph(layer, file.path, name, firstInput, encoding)
		: clipGraph(layer, file, name, firstInput, frames, encoding);
}

function pictureGraph(
	layer: PictureLayer,
	path: string,
	name: string,
	inputNumber: number,
	encoding: Encoding,
): LayerGraph {
	const { width, height } = pictureSize(layer, encoding.frame);
	const filters = [
		asBt709,
		'loop=loop=-1:size=1:start=0',
		counted(encoding.fps),
		...(layer.camera ? cameraFilters({ width, height }, layer.camera, encoding) : []),
		'setsar=1',
	];
	const raw = [
		'-f',
		'rawvideo',
		'-pixel_format',
		'yuv420p',
		'-video_size',
		`${width}x${height}`,
		'-framerate',
		String(encoding.fps),
	];
	return {
		inputs: [['-protocol_whitelist', 'file,pipe', ...raw, '-i', `file:${path}`]],
		chains: [`[${inputNumber}:v]${filters.join(',')}[${name}]`],
	};
}

function clipGraph(
	layer: ClipLayer,
	{ path, size }: LayerFile,
	name: string,
	firstInput: number,
	frames: number,
	encoding: Encoding,
): LayerGraph {
	const { fps, frame } = encoding;
	const { passes, repeated } = clipPasses(layer, frames, fps);
	const labels = passes.map((_, index) => `${name}_${index}`);
	const read = passes.map(({ filters }, index) => `[${firstInput + index}:v]${filters}[${labels[index]}]`);
	const joined = passes.length > 1 ? `concat=n=${passes.length}:v=1:a=0,${counted(fps)}` : 'null';
	const { box } = layer.framing;
	const cut = size && layer.fit.fit === 'cover' ? cutFirst(size, layer.framing) : null;
	const fills = box.width === frame.width && box.height === frame.height;
	const resized = fills ? [] : [`scale=${frame.width}:${frame.height}:flags=bicubic`];
	const shown = [
		...repeated,
		...lookFilters(layer.look),
		...(layer.camera ? cameraFilters(box, layer.camera, encoding) : resized),
		'setsar=1',
	];
	return {
		inputs: passes.map(({ seekSeconds }) => [...hostileInputArgs, '-ss', seekSeconds.toFixed(6), '-i', `file:${path}`]),
		chains: [
			...read,
			`${labels.map((label) => `[${label}]`).join('')}${joined}${cut ? `,${cut.filter}` : ''}[${name}_clip]`,
			...fitChains(`${name}_clip`, `${name}_fitted`, layer.fit, cut?.framing ?? layer.framing, 'bicubic'),
			`[${name}_fitted]${shown.join(',')}[${name}]`,
		],
	};
}
