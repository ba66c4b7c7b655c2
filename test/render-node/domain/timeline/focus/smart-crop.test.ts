import { describe, expect, it } from '@jest/globals';
import { cameraFraming, coverSize } from '../../../../../render-node/src/domain/timeline/camera-framing.js';
import type { Focus } from '../../../../../render-node/src/domain/timeline/focus/focus.js';
import { smartCentre } from '../../../../../render-node/src/domain/timeline/focus/smart-centre.js';
import { smartFraming } from '../../../../../render-node/src/domain/timeline/focus/smart-framing.js';
import { standOut } from '../../../../../render-node/src/domain/timeline/focus/stand-out.js';
import { createRandom } from '../../../../../render-node/src/domain/music/random.js';

const frame = { width: 1080, height: 1920 };
const wide = { width: 1920, height: 1080 };
/** Of the picture's width, as a frame of 9:16 shows of one of 16:9. */
const share = (9 / 16) ** 2;
const nothing: Focus = { faces: [], columns: [], rows: [] };
const face = (x: number, width = 0.08, y = 0.4, weight = width) => ({ x, y, width, height: (width * 16) / 9, weight });
const centreOf = (focus: Partial<Focus>, picture = wide, shape = frame) =>
	smartCentre({ ...nothing, ...focus }, picture, shape);

describe('the middle of a smart crop', () => {
	it('is that of the picture where nothing is to see', () => {
		expect(centreOf({})).toEqual({ x: 0.5, y: 0.5 });
		expect(centreOf({ columns: Array<number>(80).fill(1 / 80) }).x).toBeCloseTo(0.5, 1);
	});

	it('keeps a face whole wherever it is, and in the middle where there is room', () => {
		for (const x of [0.06, 0.2, 0.5, 0.71, 0.94]) {
			const centre = centreOf({ faces: [face(x)] }).x;
			expect(centre - share / 2).toBeLessThanOrEqual(x - 0.04);
			expect(centre + share / 2).toBeGreaterThanOrEqual(x + 0.04);
			if (x > 0.2 && x < 0.8) expect(centre).toBeCloseTo(x, 2);
		}
	});

	it('keeps as many faces whole as it can, and the larger one of two that are far apart', () => {
		const pair = centreOf({ faces: [face(0.1), face(0.7), face(0.85)] }).x;
		expect(pair).toBeGreaterThan(0.85 + 0.04 - share / 2);
		expect(pair).toBeLessThan(0.7 - 0.04 + share / 2);
		expect(centreOf({ faces: [face(0.1, 0.14), face(0.9, 0.06)] }).x).toBeLessThan(0.3);
	});

	it('follows what stands out where there is no face, but a face goes first', () => {
		const columns = Array<number>(80).fill(0);
		columns[64] = 1;
		expect(centreOf({ columns }).x).toBeGreaterThan(0.7);
		expect(centreOf({ columns, faces: [face(0.2)] }).x).toBeLessThan(0.3);
	});

	it('moves up and down over a picture that is taller than the frame, and not along the side that fits', () => {
		const centre = centreOf({ faces: [face(0.9, 0.2, 0.15)] }, { width: 1080, height: 1920 }, wide);
		expect(centre.x).toBe(0.5);
		expect(centre.y).toBeLessThan(0.25);
	});
});

describe('the framing of a smart crop', () => {
	it('is that of a plain crop in the middle', () => {
		const plain = cameraFraming(coverSize(wide, frame), frame, undefined);
		expect(smartFraming(wide, frame, undefined, { x: 0.5, y: 0.5 }).framing).toEqual(plain.framing);
	});

	it('lies in the picture and has the frame’s shape, with even pixels, whatever the sizes', () => {
		const random = createRandom(7, 'smart');
		for (let round = 0; round < 300; round++) {
			const side = () => random.integer(2, 5_000);
			const shape = { width: 2 * random.integer(8, 1_000), height: 2 * random.integer(8, 1_000) };
			const camera = () => ({ zoom: random.between(1, 4), centreX: random.next(), centreY: random.next() });
			const motion = random.chance(0.5) ? { from: camera(), to: camera(), easing: 'linear' as const } : undefined;
			const picture = { width: side(), height: side() };
			const { framing } = smartFraming(picture, shape, motion, { x: random.next(), y: random.next() });
			const { canvas, box } = framing;
			expect([box.x, box.y, box.width, box.height, canvas.width, canvas.height].every((n) => n % 2 === 0)).toBe(true);
			expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
			expect(box.x + box.width).toBeLessThanOrEqual(canvas.width);
			expect(box.y + box.height).toBeLessThanOrEqual(canvas.height);
		}
	});

	it('holds the camera inside the crop', () => {
		const motion = {
			from: { zoom: 1, centreX: 0, centreY: 0 },
			to: { zoom: 1.5, centreX: 0, centreY: 0.5 },
			easing: 'linear' as const,
		};
		const { framing, from } = smartFraming(wide, frame, motion, { x: 0.8, y: 0.5 });
		const left = (framing.box.x + from.x) / framing.canvas.width;
		expect(left).toBeCloseTo(0.8 - share / 2, 2);
	});
});

describe('what stands out', () => {
	it('is what differs from the edges of the picture, wherever it is', () => {
		const [width, height] = [96, 54];
		const pixels = new Uint8Array(3 * width * height).map((_, at) => 90 + ((at * 7919) % 13));
		for (let y = 20; y < 34; y++) for (let x = 70; x < 84; x++) pixels[3 * (y * width + x)] = 230;
		const { columns, rows } = standOut({ width, height, pixels });
		const sum = (steps: number[], from: number, to: number) =>
			steps.reduce((all, amount, step) => {
				const at = (step + 0.5) / steps.length;
				return at > from && at < to ? all + amount : all;
			}, 0);
		expect(sum(columns, 0, 1)).toBeCloseTo(1, 3);
		expect(sum(columns, 69 / 96, 85 / 96)).toBeGreaterThan(0.8);
		expect(sum(rows, 19 / 54, 35 / 54)).toBeGreaterThan(0.8);
	});

	it('is nothing in a plain picture', () => {
		const plain = standOut({ width: 8, height: 6, pixels: new Uint8Array(144).fill(77) });
		expect(new Set([...plain.columns, ...plain.rows])).toEqual(new Set([0]));
	});
});
