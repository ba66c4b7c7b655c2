import { rmSync } from 'node:fs';
import path from 'node:path';
import { measured } from './cpu-seconds.mjs';
import { encodeOnly, writeRawFrames } from './render-paths.mjs';

/**
 * What encoding the frames of an output costs when they lie ready.
 * @param {import('./render-paths.mjs').Ground} ground @param {number} index of the output @param {string} folder
 * @param {boolean} keeps whether the raw frames stay
 */
export async function measureFloor(ground, index, folder, keeps) {
	const raw = await writeRawFrames(ground, index, path.join(folder, `frames-${index}.yuv`));
	const { value: encoded, ...cost } = await measured(() => encodeOnly(raw, folder));
	if (!keeps) rmSync(raw.out);
	return { ...cost, raw, encoded };
}
