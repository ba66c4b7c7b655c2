import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { frameColours } from '../../../kits/frame-pixels.js';
import { pictureLikeness } from '../../../kits/picture-likeness.js';

const ways = ['kernel', 'graph'] as const;
const machines: Assembly[] = [];
const size = { width: 320, height: 180 };
const fps = 25;
const scene = (id: string, durationMs: number, colour: string) => ({
	...{ id, durationMs, visual: { kind: 'colour', colour } },
	transition: { kind: 'crossfade', durationMs: 200 },
});
const bar = { kind: 'progress-bar', height: 0.05, colour: '#ffffff', background: '#000000', backgroundOpacity: 1 };

beforeAll(async () => {
	for (const stills of ways) machines.push(await createAssembly({ folderName: `bars-${stills}`, stills }));
});
afterAll(() => machines.forEach((machine) => machine.remove()));

async function bothWays(overlays: object[], more: object = {}) {
	const timeline = {
		...{
			version: 1,
			locale: 'en',
			scenes: [scene('a', 800, '#203040'), scene('b', 800, '#405060')],
			overlays,
			...more,
		},
		outputs: [{ aspectRatio: '16:9', scale: size.width / 1920, quality: 'final', fps }],
	};
	const results = [];
	for (const machine of machines) results.push(await machine.assemble(timeline));
	const [kernel = '', graph = ''] = results.map(({ files }) => files[0] ?? '');
	return { kernel, graph, likeness: await pictureLikeness(kernel, graph) };
}

/** How many pixels of a row a white bar over black fills, counting parts of one. */
async function filledPixels(file: string, frame: number, y: number): Promise<number> {
	const at = await frameColours(file, frame, size.width);
	return Array.from({ length: size.width }, (_, x) => at(x, y)[1] / 255).reduce((sum, share) => sum + share, 0);
}

it.each([
	['over stills', {}],
	[
		'over stills with a filter',
		{
			filters: [
				{ kind: 'grain', strength: 0 },
				{ kind: 'cinematic', strength: 0.01 },
			],
		},
	],
])('grows with the time across cuts and transitions, alike by the kernel and by the graph, %s', async (_, more) => {
	const { kernel, graph, likeness } = await bothWays([bar], more);
	expect(likeness).toMatchObject({ frames: 40 });
	expect(likeness.least).toBeGreaterThan(0.99);
	for (const file of [kernel, graph]) {
		for (const frame of [0, 7, 18, 21, 30, 39]) {
			expect(Math.abs((await filledPixels(file, frame, 176)) - (size.width * frame) / 40)).toBeLessThan(0.75);
		}
	}
});

it('grows over its own time alone, at the other edge, and lets the picture through', async () => {
	const above = { ...bar, place: 'top', startMs: 400, endMs: 1200, opacity: 0.5, backgroundOpacity: 0.25 };
	const { kernel, graph, likeness } = await bothWays([above]);
	expect(likeness.least).toBeGreaterThan(0.99);
	for (const file of [kernel, graph]) {
		const green = async (frame: number, x: number) => (await frameColours(file, frame, size.width))(x, 4)[1];
		expect(await green(9, 10)).toBeCloseTo(0x30, -1);
		const [filled, empty] = [await green(14, 10), await green(14, 200)];
		expect(Math.abs(filled - (0x30 * 0.75 * 0.5 + 255 * 0.5))).toBeLessThan(6);
		expect(Math.abs(empty - 0x30 * 0.75)).toBeLessThan(6);
		expect(Math.abs((await green(29, 300)) - filled)).toBeLessThan(25);
		expect(await green(30, 10)).toBeCloseTo(0x50, -1);
	}
});
