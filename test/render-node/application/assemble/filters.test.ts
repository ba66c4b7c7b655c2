import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { brightCentre, writeDot } from '../../../kits/bright-dot.js';
import { difference, flipped, framePlanes, meanOf, type Planes } from '../../../kits/frame-planes.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const size = { width: 216, height: 384 };
const folder = temporaryFolder('filters');
const visuals = { grey: { kind: 'colour', colour: '#808080' }, white: { kind: 'colour', colour: '#ffffff' } };
let assembly: Assembly;
const pictures: Record<string, object> = { ...visuals };

beforeAll(async () => {
	assembly = await createAssembly();
	const still = (assetId: string) => ({ kind: 'still', assetIds: { '9:16': assetId } });
	const dot = path.join(folder.path, 'dot.pgm');
	await writeDot(dot, size, { x: 108, y: 192 }, 6);
	pictures.dot = still(await assembly.media('dot.png', '-i', dot));
	const chart = ['-f', 'lavfi', '-i', 'testsrc2=s=432x768', '-frames:v', '1'];
	pictures.chart = still(await assembly.media('chart.png', ...chart));
	const moving = ['-f', 'lavfi', '-i', 'testsrc2=s=216x384:r=30:d=1', '-pix_fmt', 'yuv420p'];
	pictures.clip = { kind: 'clip', assetId: await assembly.media('clip.mp4', ...moving) };
});
afterAll(async () => {
	await assembly.remove();
	await folder.remove();
});

type Wish = { filters?: object[]; scenes?: object[]; durationMs?: number };

/** One scene through filters over the whole (`filters`) or over the scene (`scenes`). */
async function film(picture: string, { filters, scenes, durationMs = 600 }: Wish = {}): Promise<Planes[]> {
	const { files } = await assembly.assemble({
		...{ version: 1, locale: 'en', ...(filters && { filters }) },
		scenes: [{ id: 'a', durationMs, visual: pictures[picture], ...(scenes && { filters: scenes }) }],
		outputs: [{ aspectRatio: '9:16', scale: 0.2, quality: 'final' }],
	});
	return framePlanes(files[0] ?? '', size);
}
const first = (frames: Planes[]): Planes => {
	const [frame] = frames;
	if (!frame) throw new Error('the video has no frame');
	return frame;
};
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Mean difference of each frame to the one before. */
const flicker = (frames: Planes[]) => mean(frames.slice(1).map(({ y }, index) => difference(y, frames[index]?.y ?? y)));
const at = ({ y }: Planes, column: number, row: number) => (y[row * size.width + column] ?? 0) - 16;

describe('grain', () => {
	it('is another one in each frame, and keeps the mean', async () => {
		const [plain, grainy] = [await film('grey'), await film('grey', { filters: [{ kind: 'grain', strength: 1 }] })];
		expect(flicker(plain)).toBeLessThan(0.2);
		expect(flicker(grainy)).toBeGreaterThan(3);
		expect(Math.abs(meanOf(first(grainy).y) - meanOf(first(plain).y))).toBeLessThan(0.5);
		expect(difference(first(grainy).u, first(plain).u)).toBeLessThan(1);
	});
});

describe('jitter', () => {
	it('moves the picture by less than a hundredth of it, and smoothly', async () => {
		const wish = { durationMs: 2000, scenes: [{ kind: 'jitter', strength: 1, seed: 4 }] };
		const places = (await film('dot', wish)).map(({ y }) => brightCentre(y, size.width));
		const middle = { x: mean(places.map(({ x }) => x)), y: mean(places.map(({ y }) => y)) };
		const offsets = places.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y));
		expect(Math.sqrt(mean(offsets.map((offset) => offset ** 2)))).toBeGreaterThan(0.5);
		expect(Math.max(...offsets)).toBeLessThan(2 * 0.01 * size.width);
		const steps = places
			.slice(1)
			.map(({ x, y }, index) => Math.hypot(x - (places[index]?.x ?? x), y - (places[index]?.y ?? y)));
		expect(Math.max(...steps)).toBeLessThan(0.6);
		const still = (await film('dot')).map(({ y }) => brightCentre(y, size.width));
		expect(
			Math.max(...still.map(({ x, y }) => Math.hypot(x - (still[0]?.x ?? x), y - (still[0]?.y ?? y)))),
		).toBeLessThan(0.02);
	});
});

describe('cinematic', () => {
	it('lays black bars over an eighth of the height, above and below, and leaves the middle', async () => {
		const bars = { kind: 'cinematic', strength: 0.5, vignette: false };
		const [plain, wide] = [first(await film('chart')), first(await film('chart', { filters: [bars] }))];
		const rows = (from: number, to: number, { y }: Planes) => y.subarray(from * size.width, to * size.width);
		expect(meanOf(rows(0, 48, wide))).toBeCloseTo(16, 0);
		expect(meanOf(rows(336, 384, wide))).toBeCloseTo(16, 0);
		expect(difference(rows(60, 324, wide), rows(60, 324, plain))).toBeLessThan(1.5);
	});

	it('takes the given ratio', async () => {
		const bars = { kind: 'cinematic', aspectRatio: 1, vignette: false };
		const frame = first(await film('white', { filters: [bars] }));
		expect([80, 88, 296, 304].map((row) => at(frame, 100, row) > 100)).toEqual([false, true, true, false]);
	});

	it('leaves a quarter of the light in the corners at most, and all of it in the middle', async () => {
		const vignette = { kind: 'cinematic', strength: 1, letterbox: false };
		const frame = first(await film('white', { filters: [vignette] }));
		expect(at(frame, 108, 192)).toBeGreaterThan(212);
		for (const [column, row] of [
			[1, 1],
			[214, 1],
			[1, 382],
			[214, 382],
		] as const) {
			expect(at(frame, column, row) / at(frame, 108, 192)).toBeGreaterThan(0.2);
			expect(at(frame, column, row) / at(frame, 108, 192)).toBeLessThan(0.32);
		}
	});
});

describe('grayscale', () => {
	it('takes the colours out, half of them or all, and leaves the brightness', async () => {
		const colour = ({ u, v }: Planes) => mean([...u, ...v].map((sample) => Math.abs(sample - 128)));
		const grey = async (strength: number) => first(await film('chart', { filters: [{ kind: 'grayscale', strength }] }));
		const [plain, half, all] = [first(await film('chart')), await grey(0.5), await grey(1)];
		expect(colour(all)).toBeLessThan(0.5);
		expect(colour(half) / colour(plain)).toBeCloseTo(0.5, 1);
		expect(difference(all.y, plain.y)).toBeLessThan(1.5);
	});
});

describe('originality', () => {
	it.each(['chart', 'clip'])('flips the %s where it is asked to', async (picture) => {
		const by = (mirror: boolean) => film(picture, { scenes: [{ kind: 'originality', strength: 0.5, mirror }] });
		const [plain, mirrored] = [first(await by(false)), first(await by(true))];
		expect(difference(flipped(mirrored.y, size.width), plain.y)).toBeLessThan(2);
		expect(difference(mirrored.y, plain.y)).toBeGreaterThan(15);
	});

	it('changes size and colours a little, the more the stronger', async () => {
		const by = async (strength: number) => first(await film('chart', { filters: [{ kind: 'originality', strength }] }));
		const [plain, weak, strong] = [first(await film('chart')), await by(0.1), await by(1)];
		expect(difference(weak.y, plain.y)).toBeGreaterThan(2);
		expect(difference(strong.y, plain.y)).toBeGreaterThan(difference(weak.y, plain.y));
		expect(difference(strong.u, plain.u)).toBeGreaterThan(2);
		expect(Math.abs(meanOf(strong.y) - meanOf(plain.y))).toBeLessThan(15);
	});
});

describe('glitch', () => {
	it('moves the colours away from the brightness in some frames and not in others', async () => {
		const wish = { durationMs: 3000, filters: [{ kind: 'glitch', strength: 1, seed: 2 }] };
		const [plain, torn] = [first(await film('chart')), await film('chart', wish)];
		const moved = torn.filter(({ u, v }) => difference(u, plain.u) > 3 && difference(v, plain.v) > 3);
		expect(moved.length / torn.length).toBeGreaterThan(0.1);
		expect(moved.length / torn.length).toBeLessThan(0.3);
		for (const { y } of torn) expect(difference(y, plain.y)).toBeLessThan(1.5);
	});
});
