import { pictureForm, soundForm, type MarkForm, type Marks } from '../../../domain/fingerprints/fingerprint.js';
import { markPicture, pictureBytes } from '../../../domain/fingerprints/mark-picture.js';
import { createSoundMarker } from '../../../domain/fingerprints/mark-sound.js';

/** Marks what comes in as bytes, in whatever pieces. */
export type MarkCollector = { take(chunk: Buffer): void; marks(): Marks };

/** Pictures of 32×32 bytes, one after another. */
export function collectPictures(): MarkCollector {
	const [bits, sure]: [number[], number[]] = [[], []];
	const pieces = inPieces(pictureBytes, (picture) => {
		const mark = markPicture(picture);
		bits.push(...mark.bits);
		sure.push(...mark.sure);
	});
	return {
		take: pieces,
		marks: () => marksOf(pictureForm, bits, sure),
	};
}

const sampleBytes = 2;
const samplesAtOnce = 1_024;

/** Signed samples of 16 bits of one channel. */
export function collectSound(): MarkCollector {
	const [bits, sure]: [number[], number[]] = [[], []];
	const marker = createSoundMarker((mark) => {
		bits.push(mark.bits);
		sure.push(mark.sure);
	});
	const pieces = inPieces(samplesAtOnce * sampleBytes, (piece) => {
		const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
		marker.push(Float64Array.from({ length: samplesAtOnce }, (_, i) => view.getInt16(i * sampleBytes, true) / 32_768));
	});
	return {
		take: pieces,
		marks() {
			marker.end();
			return marksOf(soundForm, bits, sure);
		},
	};
}

const marksOf = (form: MarkForm, bits: number[], sure: number[]): Marks => ({
	...{ ...form, bits: Uint32Array.from(bits), sure: Uint32Array.from(sure) },
});

/** Cuts what comes in into pieces of one length; what is left at the end is less than one and says nothing. */
function inPieces(length: number, use: (piece: Uint8Array) => void): (chunk: Buffer) => void {
	const piece = new Uint8Array(length);
	let filled = 0;
	return (chunk) => {
		let taken = 0;
		while (taken < chunk.length) {
			const count = Math.min(length - filled, chunk.length - taken);
			piece.set(chunk.subarray(taken, taken + count), filled);
			filled += count;
			taken += count;
			if (filled < length) return;
			use(piece);
			filled = 0;
		}
	};
}
