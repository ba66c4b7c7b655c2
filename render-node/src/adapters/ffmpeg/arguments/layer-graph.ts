import type { ClipLayer, Encoding, Layer, PictureLayer } from '../../../domain/timeline/render-plan.js';
import { hostileInputArgs } from '../hostile-input.js';
import { cameraFilters } from './camera-filters.js';
import { clipReading, type ClipPiece, type ClipReading } from './clip-pieces.js';
import { fitChains } from './fit-filters.js';
import { lookFilters } from './look-filters.js';
import { pictureSize } from './picture-arguments.js';

/** The inputs that a layer needs and the chains from them to `[name]`, a stream at the output's size and rate. */
export type LayerGraph = { inputs: string[][]; chains: string[] };

export function layerGraph(
	layer: Layer,
	path: string,
	name: string,
	firstInput: number,
	frames: number,
	encoding: Encoding,
): LayerGraph {
	return layer.kind === 'picture'
		? pictureGraph(layer, path, name, firstInput, encoding)
		: clipGraph(layer, path, name, firstInput, frames, encoding);
}

/** Frame numbers as timestamps at a constant rate, whatever the filters before made of them. */
const counted = (fps: number) => `settb=1/${fps},setpts=N,fps=${fps}`;

function pictureGraph(
	layer: PictureLayer,
	path: string,
	name: string,
	inputNumber: number,
	encoding: Encoding,
): LayerGraph {
	const { width, height } = pictureSize(layer, encoding.frame);
	const filters = [
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
	path: string,
	name: string,
	firstInput: number,
	frames: number,
	encoding: Encoding,
): LayerGraph {
	const { fps, frame } = encoding;
	const { pieces, repeat } = clipReading(layer, frames, fps);
	const labels = pieces.map((_, index) => `${name}_${index}`);
	const passes = pieces.map((piece, index) => `[${firstInput + index}:v]${pieceFilters(piece, fps)}[${labels[index]}]`);
	const joined = pieces.length > 1 ? `concat=n=${pieces.length}:v=1:a=0,${counted(fps)}` : 'null';
	const { box } = layer.framing;
	const fills = box.width === frame.width && box.height === frame.height;
	const resized = fills ? [] : [`scale=${frame.width}:${frame.height}:flags=bicubic`];
	const shown = [
		...(repeat ? [repeated(repeat, fps)] : []),
		...lookFilters(layer.look),
		...(layer.camera ? cameraFilters(box, layer.camera, encoding) : resized),
		'setsar=1',
	];
	return {
		inputs: pieces.map(({ seekSeconds }) => [...hostileInputArgs, '-ss', seekSeconds.toFixed(6), '-i', `file:${path}`]),
		chains: [
			...passes,
			`${labels.map((label) => `[${label}]`).join('')}${joined}[${name}_clip]`,
			...fitChains(`${name}_clip`, `${name}_fitted`, layer.fit, layer.framing, 'bicubic'),
			`[${name}_fitted]${shown.join(',')}[${name}]`,
		],
	};
}

/** After the scaling, so that the frames that are held in memory are no larger than they need to be. */
const repeated = ({ frames, skipFrames }: NonNullable<ClipReading['repeat']>, fps: number) =>
	`loop=loop=-1:size=${frames}:start=0,${counted(fps)},trim=start_frame=${skipFrames},${counted(fps)}`;

/** The last frame is held where a file has fewer frames than its length promised. */
const pieceFilters = ({ skipFrames, frames }: ClipPiece, fps: number) =>
	`fps=${fps}:start_time=0,tpad=stop=-1:stop_mode=clone,trim=start_frame=${skipFrames}:end_frame=${skipFrames + frames},${counted(fps)}`;
