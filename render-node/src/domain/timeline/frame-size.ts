import { frameSizes, type Output } from '@showrunner/contract';
import type { Size } from './render-plan.js';

/** 4:2:0 video needs even sides. */
export const even = (pixels: number): number => Math.max(2, 2 * Math.round(pixels / 2));

export function frameSize({ aspectRatio, size, scale }: Output): Size {
	const { width, height } = size ? { width: size.widthPx, height: size.heightPx } : frameSizes[aspectRatio];
	return { width: even(width * scale), height: even(height * scale) };
}
