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
		cutter.take(pair(mark(7, 3)));
		const [band] = cutter.bands;
		expect(band).toMatchObject({ top: 6, rows: 2 });
		expect([band?.add[32 + 3], band?.keep[32 + 3]]).toEqual([100, 128]);
		expect([band?.add[32 + 4], band?.keep[32 + 4]]).toEqual([0, 255]);
	});

	it('are found in colour alone, by whatever pieces the frames come', () => {
		const cutter = createBandCutter(frame, everywhere);
		const all = Buffer.concat([pair(), pair((dark) => (dark[32 * 20 + 16 * 4 + 2] = 9)), pair(mark(19, 31))]);
		for (let at = 0; at < all.length; at += 77) cutter.take(all.subarray(at, at + 77));
		expect(cutter.bands).toMatchObject([null, { top: 8, rows: 2 }, { top: 18, rows: 2 }]);
	});

	it('are known to be cut off where they touch the edge of what was looked at', () => {
		const area = { top: 4, rows: 10 };
		const part = (row: number) => {
			const [dark, light] = [Buffer.alloc(480), Buffer.alloc(480, 255)];
			mark(row, 5)(dark, light);
			const cutter = createBandCutter(frame, area);
			cutter.take(Buffer.concat([dark, light]));
			return { cutOff: cutter.cutOff(), top: cutter.bands[0]?.top };
		};
		expect(part(0)).toEqual({ cutOff: true, top: 4 });
		expect(part(9)).toEqual({ cutOff: true, top: 12 });
		expect(part(5)).toEqual({ cutOff: false, top: 8 });
	});
});
