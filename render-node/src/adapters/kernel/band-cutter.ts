import type { Painting } from '../ffmpeg/letters/letter-ink.js';
import type { Size } from '../../domain/timeline/render-plan.js';
import type { Rows } from './caption-area.js';
import type { CaptionBand } from './still-job.js';

/** So many samples that change nothing follow each plane of a band: the kernel works on 16 at a time. */
const guardSamples = 16;

export type BandCutter = {
	/** Frames over zeros and over 255, one behind the other. */
	pairBytes: number;
	/** The rows of a pair that something is drawn on; null for a pair that nothing is drawn on. */
	cut(pair: Buffer): CaptionBand | null;
	/** Whether something was drawn at the edge of the rows that were looked at, so that there may be more beyond it. */
	cutOff(): boolean;
};

/**
 * Turns pairs of frames, of which only the rows `area` are there, into the rows that something is drawn on. What is painted
 * `wide` gets its chroma back.
 */
export function createBandCutter(frame: Size, area: Rows, painting: Painting = 'plain'): BandCutter {
	const size = { width: frame.width, height: area.rows };
	const areaBytes = (size.width * size.height * 3) / 2;
	const planes = planesOf(size);
	const plain = { dark: Buffer.alloc(size.width * size.height), light: Buffer.alloc(size.width * size.height, 255) };
	let cutOff = false;
	return {
		pairBytes: 2 * areaBytes,
		cutOff: () => cutOff,
		cut(pair) {
			const [dark, light] = [pair.subarray(0, areaBytes), pair.subarray(areaBytes)];
			const drawn = drawnRows({ dark, light }, plain, planes);
			if (drawn === null) return null;
			const atTop = drawn.top === 0 && area.top > 0;
			const atFoot = drawn.top + drawn.rows === area.rows && area.top + area.rows < frame.height;
			cutOff ||= atTop || atFoot;
			const band = cutBand(dark, light, planes, drawn, area.top);
			if (painting === 'wide') doubleChroma(band, drawn.rows * frame.width + guardSamples);
			return band;
		},
	};
}

type Plane = { at: number; width: number; height: number; share: 1 | 0.5 };
type Pair = { dark: Buffer; light: Buffer };

function cutBand(dark: Buffer, light: Buffer, planes: Plane[], { top, rows }: Rows, areaTop: number): CaptionBand {
	const cuts = planes.map(({ at, width, share }) => ({ from: at + top * share * width, length: rows * share * width }));
	const total = cuts.reduce((sum, { length }) => sum + length + guardSamples, 0);
	const band = { top: areaTop + top, rows, keep: new Uint8Array(total).fill(255), add: new Uint8Array(total) };
	let to = 0;
	for (const { from, length } of cuts) {
		band.add.set(dark.subarray(from, from + length), to);
		band.keep.set(light.subarray(from, from + length), to);
		to += length + guardSamples;
	}
	subtractSamples(band.keep, band.add);
	return band;
}

/**
 * Four samples at a time. Whatever is drawn over 255 is nowhere darker than over 0, because drawing keeps the order, so that
 * none borrows from its neighbour.
 */
function subtractSamples(light: Uint8Array, dark: Uint8Array): void {
	const words = Math.floor(light.length / 4);
	const [from, what] = [new Uint32Array(light.buffer, 0, words), new Uint32Array(dark.buffer, 0, words)];
	for (let n = 0; n < words; n++) from[n] = (from[n] ?? 0) - (what[n] ?? 0);
	for (let n = 4 * words; n < light.length; n++) light[n] = (light[n] ?? 0) - (dark[n] ?? 0);
}

/** What was added is `covered` of a sample that is half as far from 128 as it should be. */
function doubleChroma({ keep, add }: CaptionBand, from: number): void {
	const within = new Uint8ClampedArray(add.buffer, add.byteOffset, add.length);
	for (let n = from; n < add.length; n++) {
		const kept = keep[n] ?? 255;
		if (kept < 255) within[n] = 2 * (add[n] ?? 0) - (greyOf[kept] ?? 0);
	}
}

/** What grey adds where so much is kept. */
const greyOf = Uint8Array.from({ length: 256 }, (_, kept) => Math.round((128 * (255 - kept)) / 255));

const planesOf = ({ width, height }: Size): Plane[] => {
	const luma = width * height;
	return [
		{ at: 0, width, height, share: 1 },
		{ at: luma, width: width / 2, height: height / 2, share: 0.5 },
		{ at: luma * 1.25, width: width / 2, height: height / 2, share: 0.5 },
	];
};

/** The first and the number of the rows, both even, in which any plane differs from a plain frame. */
function drawnRows({ dark, light }: Pair, plain: Pair, planes: readonly Plane[]): Rows | null {
	let [top, bottom] = [Infinity, 0];
	for (const { at, width, height, share } of planes) {
		const arePlain = (from: number, to: number) => {
			const [start, end, length] = [at + from * width, at + to * width, (to - from) * width];
			const isAlike = (frame: Buffer, other: Buffer) => frame.compare(other, 0, length, start, end) === 0;
			return isAlike(dark, plain.dark) && isAlike(light, plain.light);
		};
		if (arePlain(0, height)) continue;
		const first = narrowed(height, (from, to) => arePlain(from, to));
		const fromFoot = narrowed(height - first, (from, to) => arePlain(height - to, height - from));
		top = Math.min(top, first / share);
		bottom = Math.max(bottom, (height - fromFoot) / share);
	}
	if (bottom === 0) return null;
	const even = 2 * Math.floor(top / 2);
	return { top: even, rows: 2 * Math.ceil(bottom / 2) - even };
}

/** How many of `rows`, not all of them plain, are plain before the first that is not: by halves, because comparing is fast. */
function narrowed(rows: number, arePlain: (from: number, to: number) => boolean): number {
	let [from, to] = [0, rows];
	while (to - from > 1) {
		const middle = (from + to) >> 1;
		if (arePlain(from, middle)) from = middle;
		else to = middle;
	}
	return from;
}
