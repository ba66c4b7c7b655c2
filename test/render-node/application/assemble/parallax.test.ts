import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { allFrames, type AllFrames } from '../../../kits/all-frames.js';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';

const [width, height, frames] = [192, 108, 25];
let assembly: Assembly;
const id = { far: '', near: '' };

/** A white dot on a layer of twice the frame's size. */
const dotted = (ground: string, y: number) => [
	...['-f', 'lavfi', '-i', `color=white:s=24x24,format=rgba,pad=384:216:180:${y}:${ground}`, '-frames:v', '1'],
];

beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'parallax' });
	id.far = await assembly.media('far.png', ...dotted('0x404040', 40));
	id.near = await assembly.media('near.png', ...dotted('black@0', 140));
});
afterAll(() => assembly.remove());

const camera = (centreX: number) => ({ zoom: 1.5, centreX, centreY: 0.5 });
const motion = { from: camera(0.38), to: camera(0.62), easing: 'linear' };
const layers = (far: number, near: number) => ({
	kind: 'layers',
	layers: [
		{ assetIds: { '16:9': id.far }, depth: far },
		{ assetIds: { '16:9': id.near }, depth: near },
	],
});
const shown = async (visual: object, own: object = {}) => {
	const { result, files } = await assembly.assemble({
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 1000, visual, motion, ...own }] },
		outputs: [{ aspectRatio: '16:9', fps: 25, quality: 'final', scale: 0.1 }],
	});
	return { result, seen: await allFrames(files[0] ?? '', width, height) };
};

/** Mean x of the dot in one half of a frame, weighted by how bright its pixels are. */
function centroid(seen: AllFrames, frame: number, half: 0 | 1): number {
	let [sum, weight] = [0, 0];
	for (let y = (half * height) / 2; y < ((half + 1) * height) / 2; y++) {
		for (let x = 0; x < width; x++) {
			const amount = Math.max(0, seen.at(frame, x, y)[1] - 0x50);
			sum += amount * x;
			weight += amount;
		}
	}
	return sum / weight;
}
const path = (seen: AllFrames, half: 0 | 1) =>
	Array.from({ length: frames }, (_, frame) => centroid(seen, frame, half));
const travel = (points: number[]) => (points[0] ?? NaN) - (points.at(-1) ?? NaN);

describe('layers', () => {
	it('move in proportion to their depth, smoothly, and the far one not at all', async () => {
		const { seen } = await shown(layers(0.25, 1));
		const [far, near] = [path(seen, 0), path(seen, 1)];
		// A quarter of the picture's width at one and a half times its size, of which 24 % is travelled.
		expect(travel(near)).toBeCloseTo(0.24 * 1.5 * width, 0);
		expect(travel(near) / travel(far)).toBeGreaterThan(3.9);
		expect(travel(near) / travel(far)).toBeLessThan(4.1);
		const steps = near.slice(1).map((x, index) => (near[index] ?? NaN) - x);
		expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.25);
		expect(Math.abs(travel(path((await shown(layers(0, 1))).seen, 0)))).toBeLessThan(0.1);
	});

	it('show no emptiness at their edges, and those behind where they are transparent', async () => {
		const { seen } = await shown(layers(0.5, 1));
		for (const frame of [0, 12, 24]) {
			for (const x of [0, 1, 96, 190, 191]) {
				for (const y of [0, 1, 106, 107]) {
					const pixel = seen.at(frame, x, y);
					expect(Math.abs(pixel[0] - 0x40) + Math.abs(pixel[1] - 0x40) + Math.abs(pixel[2] - 0x40)).toBeLessThan(18);
				}
			}
		}
	});

	it('are rendered once, and move by themselves where no motion is named', async () => {
		expect((await shown(layers(0.5, 1))).result.segments.reused).toBe(1);
		const { seen } = await shown(layers(0, 1), { motion: undefined });
		expect(travel(path(seen, 1))).toBeGreaterThan(8);
	});

	it('are refused with the field of a layer that is no picture', async () => {
		const tone = await assembly.media('tone.wav', '-f', 'lavfi', '-i', 'sine=d=0.2');
		const visual = { kind: 'layers', layers: [...layers(0, 1).layers, { assetIds: { '1:1': tone }, depth: 1 }] };
		await expect(shown(visual)).rejects.toMatchObject({
			problem: { type: 'asset-unsuitable', field: 'timeline.scenes[0].visual.layers[2].assetIds' },
		});
	});

	it('are refused with the field of the layer that cannot be read', async () => {
		const whole = await assembly.media('whole.png', '-f', 'lavfi', '-i', 'testsrc=s=64x36', '-frames:v', '1');
		await writeFile(await assembly.assets.localPath(whole), 'no picture');
		const visual = { kind: 'layers', layers: [...layers(0, 1).layers, { assetIds: { '16:9': whole }, depth: 1 }] };
		await expect(shown(visual)).rejects.toMatchObject({
			problem: { type: 'asset-unreadable', field: 'timeline.scenes[0].visual.layers[2].assetIds' },
		});
	});
});
