import { aspectRatios, frameSizeLimits, frameSizes, type AspectRatio, type Output } from '@showrunner/contract';
import { inputInvalid } from '../../refusal.js';
import { even, frameSize } from '../frame-size.js';
import type { Size } from '../render-plan.js';

/** Encoders for AV1 take no side below 64 pixels; the smallest usual frame has 108. */
const leastSide = 96;

/** Refuses a size of a shape that its aspect ratio is not made for, and frames too small to encode. */
export function checkSizes(outputs: readonly Output[]): void {
	for (const [index, output] of outputs.entries()) {
		const { aspectRatio, size, scale } = output;
		if (size === undefined) continue;
		const field = `timeline.outputs[${index}].size`;
		const wished = { width: size.widthPx, height: size.heightPx };
		if (stretch(wished, aspectRatio) > frameSizeLimits.mostStretch) {
			throw inputInvalid('size-unfit', `A frame of ${named(wished)} is far from the shape of ${aspectRatio}`, {
				field,
				fix: wayOut(wished, aspectRatio),
			});
		}
		const frame = frameSize(output);
		if (Math.min(frame.width, frame.height) >= leastSide) continue;
		throw inputInvalid('frame-too-small', `At the scale ${scale} the frame is only ${named(frame)}`, {
			field,
			detail: `Frames have at least ${leastSide} pixels on each side.`,
			fix: 'Choose a larger size, or a larger scale',
		});
	}
}

const named = ({ width, height }: Size) => `${width}×${height}`;

/** By which factor a size is broader or narrower than a ratio; 1 for its very shape. */
function stretch({ width, height }: Size, aspectRatio: AspectRatio): number {
	const usual = frameSizes[aspectRatio];
	const factor = width / height / (usual.width / usual.height);
	return Math.max(factor, 1 / factor);
}

function wayOut(size: Size, aspectRatio: AspectRatio): string {
	const usual = frameSizes[aspectRatio];
	const nearest = [...aspectRatios].sort((a, b) => stretch(size, a) - stretch(size, b))[0] ?? aspectRatio;
	const height = even((size.width * usual.height) / usual.width);
	const other = `hoose a size such as ${named({ ...size, height })}`;
	return stretch(size, nearest) <= frameSizeLimits.mostStretch
		? `Set aspectRatio to ${nearest}, or c${other}`
		: `C${other}`;
}
