import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { frameColours } from '../../../kits/frame-pixels.js';
import { pictureLikeness } from '../../../kits/picture-likeness.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

const ways = ['kernel', 'graph'] as const;
const machines: Assembly[] = [];
const visual = { kind: 'colour', colour: '#203040' };
const size = { width: 320, height: 180 };

beforeAll(async () => {
	for (const stills of ways) machines.push(await createAssembly({ folderName: `overlays-${stills}`, stills }));
});
afterAll(() => machines.forEach((machine) => machine.remove()));

/** The same timeline drawn by the kernel and by the graph. */
async function bothWays(overlays: object[], more: object = {}) {
	const timeline = {
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 1200, visual }], overlays, ...more },
		outputs: [{ aspectRatio: '16:9', scale: size.width / 1920, quality: 'final', fps: 25 }],
	};
	const results = [];
	for (const machine of machines) results.push(await machine.assemble(timeline));
	const [kernel = '', graph = ''] = results.map(({ files }) => files[0] ?? '');
	return { kernel, graph, likeness: await pictureLikeness(kernel, graph) };
}

const isPlain = ([red, green, blue]: readonly number[]) =>
	Math.abs((red ?? 0) - 0x20) < 8 && Math.abs((green ?? 0) - 0x30) < 8 && Math.abs((blue ?? 0) - 0x40) < 8;

/** How many pixels of a frame differ from the plain colour, by thirds of its height. */
async function inkByThirds(file: string, frame: number): Promise<number[]> {
	const at = await frameColours(file, frame, size.width);
	const thirds = [0, 0, 0];
	for (let y = 0; y < size.height; y++) {
		for (let x = 0; x < size.width; x++) {
			const third = Math.floor((3 * y) / size.height);
			if (!isPlain(at(x, y))) thirds[third] = (thirds[third] ?? 0) + 1;
		}
	}
	return thirds;
}

it('text, watermark and lower third look the same by the kernel and by the graph, with captions over them', async () => {
	const scene = spokenScene('Amber words.');
	const { likeness, kernel, graph } = await bothWays(
		[
			{ kind: 'watermark', text: '@showrunner' },
			{ kind: 'text', text: 'Title', anchor: 'top', edge: 'box', animateIn: 'slide' },
			{ kind: 'lower-third', name: 'Ada', role: 'Keeper', animateIn: 'fade', animateOut: 'fade', endMs: 900 },
		],
		{ captions: { scenes: [scene], style: 'karaoke' } },
	);
	expect(likeness.frames).toBe(30);
	expect(likeness.least).toBeGreaterThan(0.99);
	const bare = await bothWays([], { captions: { scenes: [scene], style: 'karaoke' } });
	expect((await pictureLikeness(kernel, bare.graph)).least).toBeLessThan(0.97);
	for (const file of [kernel, graph]) expect((await inkByThirds(file, 15)).every((pixels) => pixels > 30)).toBe(true);
});

it('nothing is seen before an overlay begins and after it ends', async () => {
	const { kernel, graph } = await bothWays([{ kind: 'text', text: 'Title', anchor: 'top', startMs: 400, endMs: 800 }]);
	for (const file of [kernel, graph]) {
		expect(await inkByThirds(file, 9)).toEqual([0, 0, 0]);
		const [top = 0, ...below] = await inkByThirds(file, 10);
		expect([top > 50, ...below]).toEqual([true, 0, 0]);
		expect((await inkByThirds(file, 19))[0]).toBe(top);
		expect(await inkByThirds(file, 20)).toEqual([0, 0, 0]);
	}
});

it('refuses what is never seen and warns of what is cut off', async () => {
	const [machine] = machines;
	const timeline = (overlay: object) => ({
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 400, visual }] },
		overlays: [{ kind: 'text', text: 'x', ...overlay }],
		outputs: [{ aspectRatio: '16:9', scale: 0.1, quality: 'draft' }],
	});
	await expect(machine?.assemble(timeline({ startMs: 400 }))).rejects.toMatchObject({
		problem: { type: expect.stringContaining('overlay-beyond-end'), field: 'timeline.overlays[0].startMs' },
	});
	await expect(machine?.assemble(timeline({ startMs: 200, endMs: 200 }))).rejects.toMatchObject({
		problem: { type: expect.stringContaining('overlay-without-time'), field: 'timeline.overlays[0].endMs' },
	});
	const cut = await machine?.assemble(timeline({ endMs: 500 }));
	expect(cut?.result.warnings).toMatchObject([{ code: 'option-adjusted', field: 'timeline.overlays[0].endMs' }]);
});
