import { describe, expect, it } from '@jest/globals';
import { createBandCutter } from '../../../../render-node/src/adapters/kernel/band-cutter.js';

const frame = { width: 32, height: 20 };
const bytes = (32 * 20 * 3) / 2;
const pair = (draw: (dark: Buffer, light: Buffer) => void = () => undefined) => {
	const [dark, light] = [Buffer.alloc(bytes), Buffer.alloc(bytes, 255)];
	draw(dark, light);
	return Buffer.concat([dark, light]);
};
/** Half covers a sample of brightness with the value 100. */
const mark = (row: number, column: number) => (dark: Buffer, light: Buffer) => {
	dark[row * 32 + column] = 100;
	light[row * 32 + column] = 228;
};
const everywhere = { top: 0, rows: 20 };

describe('rows that something is drawn on', () => {
	it('are cut out as what is added and what is kept', () => {
		const cutter = createBandCutter(frame, everywhere);
		const band = cutter.cut(pair(mark(7, 3)));
		expect(band).toMatchObject({ top: 6, rows: 2 });
		expect([band?.add[32 + 3], band?.keep[32 + 3]]).toEqual([100, 128]);
		expect([band?.add[32 + 4], band?.keep[32 + 4]]).toEqual([0, 255]);
	});

	it('are told apart sample by sample, whatever stands beside each', () => {
		const odd = { width: 30, height: 6 };
		const dark = Buffer.from(Array.from({ length: 270 }, (_, n) => (n * 89) % 256));
		const light = Buffer.from(dark.map((value, n) => value + ((n * 57) % (256 - value))));
		const band = createBandCutter(odd, { top: 0, rows: 6 }).cut(Buffer.concat([dark, light]));
		const planes = [dark.subarray(0, 180), dark.subarray(180, 225), dark.subarray(225)];
		const kept = [...light].map((value, n) => value - (dark[n] ?? 0));
		const guard = Array.from({ length: 16 }, () => 255);
		const guarded = [...kept.slice(0, 180), ...guard, ...kept.slice(180, 225), ...guard, ...kept.slice(225), ...guard];
		expect([...(band?.keep ?? [])]).toEqual(guarded);
		expect([...(band?.add ?? [])]).toEqual(planes.flatMap((plane) => [...plane, ...guard.map(() => 0)]));
	});

	it('are found in colour alone, and to the last row', () => {
		const cutter = createBandCutter(frame, everywhere);
		const colour = pair((dark) => (dark[32 * 20 + 16 * 4 + 2] = 9));
		const bands = [pair(), colour, pair(mark(19, 31)), pair(mark(0, 0))].map((each) => cutter.cut(each));
		expect(bands).toMatchObject([null, { top: 8, rows: 2 }, { top: 18, rows: 2 }, { top: 0, rows: 2 }]);
	});

	it('get their colours back where these were drawn half as strong', () => {
		const at = 32 * 20 + 16 * 4 + 2;
		/** Half covers a sample of colour. */
		const drawn = pair((dark, light) => {
			dark[at] = 100;
			light[at] = 227;
		});
		const band = createBandCutter(frame, everywhere, 'wide').cut(drawn);
		const [here, luma] = [2 * 32 + 16 + 2, 2];
		expect([band?.keep[here], band?.add[here]]).toEqual([127, 2 * 100 - 64]);
		expect([band?.keep[here + 1], band?.add[here + 1], band?.add[luma]]).toEqual([255, 0, 0]);
		const full = pair((dark, light) => [dark, light].forEach((each) => (each[at] = 185)));
		expect(createBandCutter(frame, everywhere, 'wide').cut(full)?.add[here]).toBe(242);
		expect(createBandCutter(frame, everywhere).cut(full)?.add[here]).toBe(185);
	});

	it('reach from the first to the last that is drawn on, over plain ones between them', () => {
		const cutter = createBandCutter(frame, everywhere);
		for (let first = 0; first < 20; first++) {
			for (let last = first; last < 20; last++) {
				const both = pair((dark, light) => [first, last].forEach((row) => mark(row, 5)(dark, light)));
				const [top, bottom] = [2 * Math.floor(first / 2), 2 * Math.floor(last / 2) + 2];
				expect(cutter.cut(both)).toMatchObject({ top, rows: bottom - top });
			}
		}
	});

	it('are known to be cut off where they touch the edge of what was looked at', () => {
		const area = { top: 4, rows: 10 };
		const part = (row: number) => {
			const [dark, light] = [Buffer.alloc(480), Buffer.alloc(480, 255)];
			mark(row, 5)(dark, light);
			const cutter = createBandCutter(frame, area);
			const band = cutter.cut(Buffer.concat([dark, light]));
			return { cutOff: cutter.cutOff(), top: band?.top };
		};
		expect(part(0)).toEqual({ cutOff: true, top: 4 });
		expect(part(9)).toEqual({ cutOff: true, top: 12 });
		expect(part(5)).toEqual({ cutOff: false, top: 8 });
	});
});
