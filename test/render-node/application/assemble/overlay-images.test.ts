import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { colourDistance, frameColours, type Colour } from '../../../kits/frame-pixels.js';
import { pictureLikeness } from '../../../kits/picture-likeness.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

const ways = ['kernel', 'graph'] as const;
const machines: Assembly[] = [];
let [logo, sound] = ['', ''];
const size = { width: 320, height: 180 };
const back: Colour = [0x20, 0x30, 0x40];
const red: Colour = [220, 30, 30];

beforeAll(async () => {
	for (const stills of ways) {
		const machine = await createAssembly({ folderName: `images-${stills}`, stills });
		machines.push(machine);
		// A red square whose right half lets through half of the light, with nothing around it.
		const inside = 'between(X,20,79)*between(Y,20,79)';
		const colours = `r='if(${inside},220,0)':g='if(${inside},30,255)':b=30`;
		const drawn = `nullsrc=s=100x100,format=rgba,geq=${colours}:a='${inside}*if(lt(X,50),255,128)'`;
		logo = await machine.media('logo.png', '-f', 'lavfi', '-i', drawn, '-frames:v', '1');
		sound = await machine.media('sound.wav', '-f', 'lavfi', '-i', 'sine=d=0.2');
	}
});
afterAll(() => machines.forEach((machine) => machine.remove()));

function timelineOf(overlays: object[], more: object = {}) {
	const visual = { kind: 'colour', colour: '#203040' };
	return {
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 1200, visual }], overlays, ...more },
		outputs: [{ aspectRatio: '16:9', scale: size.width / 1920, quality: 'final', fps: 25 }],
	};
}

async function bothWays(...given: Parameters<typeof timelineOf>) {
	const results = [];
	for (const machine of machines) results.push(await machine.assemble(timelineOf(...given)));
	const [kernel = '', graph = ''] = results.map(({ files }) => files[0] ?? '');
	return { kernel, graph, likeness: await pictureLikeness(kernel, graph) };
}

/** The pixels that are red, and the mean of their places. */
async function redPixels(file: string, frame: number) {
	const at = await frameColours(file, frame, size.width);
	const found = Array.from({ length: size.width * size.height }, (_, index) => index).filter((index) => {
		const [r, g] = at(index % size.width, Math.floor(index / size.width));
		return r - g > 60;
	});
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const columns = found.map((index) => index % size.width);
	const rows = found.map((index) => Math.floor(index / size.width));
	return { count: found.length, x: mean(columns), y: mean(rows), right: Math.max(...columns), top: Math.min(...rows) };
}

it.each([
	['over a still', {}],
	['over a still with a filter', { filters: [{ kind: 'cinematic', strength: 0.01, vignette: false }] }],
])('shows an image with its transparency, alike by the kernel and by the graph, %s', async (_, more) => {
	const { kernel, graph, likeness } = await bothWays(
		[{ kind: 'image', assetId: logo, centre: { x: 0.5, y: 0.5 }, width: 100 / 180 }],
		more,
	);
	expect(likeness.frames).toBe(30);
	expect(likeness.least).toBeGreaterThan(0.99);
	for (const file of [kernel, graph]) {
		const at = await frameColours(file, 12, size.width);
		const half = back.map((value, index) => (value + (red[index] ?? 0)) / 2) as Colour;
		expect(colourDistance(at(145, 90), red)).toBeLessThan(12);
		expect(colourDistance(at(176, 90), half)).toBeLessThan(12);
		// The green of what is not to be seen at all is nowhere.
		for (const [x, y] of [[120, 90], [160, 55], [128, 90], [192, 90]] as const) expect(colourDistance(at(x, y), back)).toBeLessThan(12); // prettier-ignore
	}
});

it('comes and goes at its times by the way it is told to, and never leaves the frame', async () => {
	const image = (more: object) => ({ kind: 'image', assetId: logo, width: 0.3, ...more });
	const { kernel, graph, likeness } = await bothWays([
		image({ anchor: 'top-right', startMs: 200, endMs: 1000, animateIn: 'slide', animateOut: 'fade' }),
		image({ centre: { x: 0, y: 1 }, startMs: 200, endMs: 1000, animateIn: 'pop', animateOut: 'pop', opacity: 0.9 }),
	]);
	expect(likeness.least).toBeGreaterThan(0.985);
	for (const file of [kernel, graph]) {
		expect((await redPixels(file, 4)).count).toBe(0);
		expect((await redPixels(file, 25)).count).toBe(0);
		const [whole, early] = [await redPixels(file, 15), await redPixels(file, 7)];
		expect(whole.count).toBeGreaterThan(400);
		expect(whole.right).toBeLessThan(size.width * 0.95);
		expect(early.count).toBeLessThan(whole.count * 0.9);
	}
});

it('keeps clear of captions and is drawn below text', async () => {
	const captions = { scenes: [spokenScene('Amber words.')], style: 'karaoke' };
	const { kernel, graph, likeness } = await bothWays(
		[
			{ kind: 'image', assetId: logo, anchor: 'bottom', width: 0.5 },
			{ kind: 'progress-bar', place: 'top', colour: '#00ff00' },
		],
		{ captions },
	);
	expect(likeness.least).toBeGreaterThan(0.99);
	for (const file of [kernel, graph]) expect((await redPixels(file, 15)).y).toBeLessThan(size.height * 0.7);
});

it('refuses what is no picture', async () => {
	const refused = machines[0]?.assemble(timelineOf([{ kind: 'image', assetId: sound }]));
	await expect(refused).rejects.toMatchObject({
		problem: { type: expect.stringContaining('asset-unsuitable'), field: 'timeline.overlays[0].assetId' },
	});
});

it('is not rendered again where nothing changed', async () => {
	const [machine] = machines;
	const scenes = ['#203040', '#304050', '#405060'].map((colour, index) => ({
		...{ id: `${index}`, durationMs: 400, visual: { kind: 'colour', colour } },
	}));
	const timeline = timelineOf([{ kind: 'image', assetId: logo }], { scenes });
	const first = await machine?.assemble(timeline);
	expect(first?.result.segments.rendered).toBeGreaterThan(2);
	expect((await machine?.assemble(timeline))?.result.segments.rendered).toBe(0);
});
