import type { Size } from '../../domain/timeline/render-plan.js';
import type { CaptionBand } from './still-job.js';

/** So many samples that change nothing follow each plane of a band: the kernel works on 16 at a time. */
const guardSamples = 16;

export type BandCutter = {
	/** Takes a piece of what FFmpeg wrote: frames over zeros and over 255 in turns. */
	take(chunk: Uint8Array): void;
	/** Of the pairs so far; null for a pair that nothing is drawn on. */
	bands: (CaptionBand | null)[];
};

/** Turns pairs of frames into the rows that something is drawn on; holds one pair at a time besides. */
export function createBandCutter(frame: Size): BandCutter {
	const frameBytes = (frame.width * frame.height * 3) / 2;
	const pair = Buffer.alloc(2 * frameBytes);
	const bands: (CaptionBand | null)[] = [];
	let filled = 0;
	return {
		bands,
		take(chunk) {
			for (let at = 0; at < chunk.length; ) {
				const piece = chunk.subarray(at, at + pair.length - filled);
				pair.set(piece, filled);
				filled += piece.length;
				at += piece.length;
				if (filled < pair.length) continue;
				filled = 0;
				bands.push(cutBand(pair.subarray(0, frameBytes), pair.subarray(frameBytes), frame));
			}
		},
	};
}

function cutBand(dark: Buffer, light: Buffer, frame: Size): CaptionBand | null {
	const drawn = drawnRows(dark, light, frame);
	if (drawn === null) return null;
	const { top, rows } = drawn;
	const planes = planesOf(frame).map(({ at, width, share }) => ({
		from: at + top * share * width,
		length: rows * share * width,
	}));
	const total = planes.reduce((sum, { length }) => sum + length + guardSamples, 0);
	const band = { top, rows, keep: new Uint8Array(total).fill(255), add: new Uint8Array(total) };
	let to = 0;
	for (const { from, length } of planes) {
		band.add.set(dark.subarray(from, from + length), to);
		for (let n = 0; n < length; n++) band.keep[to + n] = Math.max(0, (light[from + n] ?? 0) - (dark[from + n] ?? 0));
		to += length + guardSamples;
	}
	return band;
}

const planesOf = ({ width, height }: Size) => {
	const luma = width * height;
	return [
		{ at: 0, width, height, share: 1 },
		{ at: luma, width: width / 2, height: height / 2, share: 0.5 },
		{ at: luma * 1.25, width: width / 2, height: height / 2, share: 0.5 },
	];
};

/** The first and the number of the rows, both even, in which any plane differs from a plain frame. */
function drawnRows(dark: Buffer, light: Buffer, frame: Size): { top: number; rows: number } | null {
	let [top, bottom] = [Infinity, 0];
	for (const { at, width, height, share } of planesOf(frame)) {
		const [zeros, full] = [Buffer.alloc(width), Buffer.alloc(width, 255)];
		const isPlain = (row: number) => {
			const [start, end] = [at + row * width, at + (row + 1) * width];
			return zeros.compare(dark, start, end) === 0 && full.compare(light, start, end) === 0;
		};
		let [first, last] = [0, height];
		while (first < last && isPlain(first)) first++;
		while (last > first && isPlain(last - 1)) last--;
		if (first === last) continue;
		top = Math.min(top, first / share);
		bottom = Math.max(bottom, last / share);
	}
	if (bottom === 0) return null;
	const even = 2 * Math.floor(top / 2);
	return { top: even, rows: 2 * Math.ceil(bottom / 2) - even };
}
