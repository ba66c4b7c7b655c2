import type { Size } from '../../domain/timeline/render-plan.js';
import type { Rows } from './caption-area.js';
import type { CaptionBand } from './still-job.js';

/** So many samples that change nothing follow each plane of a band: the kernel works on 16 at a time. */
const guardSamples = 16;

export type BandCutter = {
	/** Whether something is drawn at the edge of the rows that were looked at, so that there may be more beyond it. */
	cutOff(): boolean;
	/** Takes a piece of what FFmpeg wrote: frames over zeros and over 255 in turns. */
	take(chunk: Uint8Array): void;
	/** Of the pairs so far; null for a pair that nothing is drawn on. */
	bands: (CaptionBand | null)[];
};

/** Turns pairs of frames, of which only the rows `area` are there, into the rows that something is drawn on. */
export function createBandCutter(frame: Size, area: Rows): BandCutter {
	const size = { width: frame.width, height: area.rows };
	const areaBytes = (size.width * size.height * 3) / 2;
	const pair = Buffer.alloc(2 * areaBytes);
	const bands: (CaptionBand | null)[] = [];
	let [filled, cutOff] = [0, false];
	return {
		bands,
		cutOff: () => cutOff,
		take(chunk) {
			for (let at = 0; at < chunk.length; ) {
				const piece = chunk.subarray(at, at + pair.length - filled);
				pair.set(piece, filled);
				filled += piece.length;
				at += piece.length;
				if (filled < pair.length) continue;
				filled = 0;
				const [dark, light] = [pair.subarray(0, areaBytes), pair.subarray(areaBytes)];
				const drawn = drawnRows(dark, light, size);
				const atTop = drawn?.top === 0 && area.top > 0;
				const atFoot = drawn && drawn.top + drawn.rows === area.rows && area.top + area.rows < frame.height;
				cutOff ||= atTop || atFoot === true;
				bands.push(drawn && cutBand(dark, light, size, drawn, area.top));
			}
		},
	};
}

function cutBand(dark: Buffer, light: Buffer, size: Size, { top, rows }: Rows, areaTop: number): CaptionBand {
	const planes = planesOf(size).map(({ at, width, share }) => ({
		from: at + top * share * width,
		length: rows * share * width,
	}));
	const total = planes.reduce((sum, { length }) => sum + length + guardSamples, 0);
	const band = { top: areaTop + top, rows, keep: new Uint8Array(total).fill(255), add: new Uint8Array(total) };
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
function drawnRows(dark: Buffer, light: Buffer, frame: Size): Rows | null {
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
