import type { Marks } from './fingerprint.js';
import { mirrorMask } from './mark-picture.js';

/** Marks of the same pictures seen in a mirror. */
export function mirrorMarks(pictures: Marks): Marks {
	return { ...pictures, bits: pictures.bits.map((word, i) => (word ^ (mirrorMask[i % mirrorMask.length] ?? 0)) >>> 0) };
}
