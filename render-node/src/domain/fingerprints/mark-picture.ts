import { pictureForm } from './fingerprint.js';

/** Pictures are marked from 32×32 samples of brightness. */
export const pictureSide = 32;
export const pictureBytes = pictureSide * pictureSide;

/** Waves across and down that are looked at; a mark takes the 192 lowest pairs of them. */
const waves = 16;
const markBits = pictureForm.words * 32;
/** Below this a wave's amplitude is under about half of 255 levels: what codecs add and take. */
const leastAmplitude = 6;

type Pair = { across: number; down: number };

/** Lowest first, without the mean. */
const pairs: readonly Pair[] = Array.from({ length: waves * waves }, (_, i) => ({
	...{ across: i % waves, down: Math.floor(i / waves) },
}))
	.slice(1)
	.sort((a, b) => a.across + a.down - (b.across + b.down) || a.across - b.across)
	.slice(0, markBits);

/** Cosines of the orthonormal DCT-II: `cosines[wave * side + place]`. */
const cosines = Float64Array.from({ length: waves * pictureSide }, (_, i) => {
	const wave = Math.floor(i / pictureSide);
	const scale = Math.sqrt((wave === 0 ? 1 : 2) / pictureSide);
	return scale * Math.cos((Math.PI * wave * (2 * (i % pictureSide) + 1)) / (2 * pictureSide));
});

/** Ones where a mirrored picture has the opposite sign: waves that are odd across. */
export const mirrorMask: Uint32Array = packed(pairs.map(({ across }) => across % 2 === 1));

export type PictureMark = { bits: Uint32Array; sure: Uint32Array };

/**
 * The signs of a picture's lowest waves (a DCT as in the pHash of Zauner, 2010, with the sign in place of the median, so
 * that a mirrored picture's mark follows from the picture's).
 * @param samples 32×32 bytes of brightness, row by row
 */
export function markPicture(samples: Uint8Array): PictureMark {
	const amplitudes = transformed(samples);
	return {
		bits: packed(amplitudes.map((amplitude) => amplitude > 0)),
		sure: packed(amplitudes.map((amplitude) => Math.abs(amplitude) >= leastAmplitude)),
	};
}

function packed(bits: readonly boolean[]): Uint32Array {
	const words = new Uint32Array(pictureForm.words);
	for (const [i, bit] of bits.entries()) if (bit) words[i >> 5] = ((words[i >> 5] ?? 0) | (1 << (i & 31))) >>> 0;
	return words;
}

/** Amplitudes of the pairs. */
function transformed(samples: Uint8Array): number[] {
	const rows = new Float64Array(pictureSide * waves);
	for (let y = 0; y < pictureSide; y++) {
		for (let wave = 0; wave < waves; wave++) {
			let sum = 0;
			for (let x = 0; x < pictureSide; x++)
				sum += (samples[y * pictureSide + x] ?? 0) * (cosines[wave * pictureSide + x] ?? 0);
			rows[y * waves + wave] = sum;
		}
	}
	return pairs.map(({ across, down }) => {
		let sum = 0;
		for (let y = 0; y < pictureSide; y++)
			sum += (rows[y * waves + across] ?? 0) * (cosines[down * pictureSide + y] ?? 0);
		return sum;
	});
}
