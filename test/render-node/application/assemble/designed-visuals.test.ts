import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { colourDistance, frameColours, type Colour } from '../../../kits/frame-pixels.js';

const [width, height] = [192, 108];
let assembly: Assembly;
let striped = '';

beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'designed-visuals' });
	const stripes = "nullsrc=s=320x180,format=rgb24,geq=r='240*mod(floor(X/8),2)':g='240*mod(floor(X/8),2)':b=200";
	striped = await assembly.media('stripes.png', '-f', 'lavfi', '-i', stripes, '-frames:v', '1');
});
afterAll(() => assembly.remove());

const shown = async (visual: object, own: object = {}) => {
	const { result, files } = await assembly.assemble({
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 400, visual, ...own }] },
		outputs: [{ aspectRatio: '16:9', fps: 25, quality: 'final', scale: 0.1 }],
	});
	return { result, file: files[0] ?? '', at: await frameColours(files[0] ?? '', 4, width) };
};
const gradient = (own: object = {}) => ({ kind: 'gradient', colours: ['#c02020', '#2020c0'], ...own });
const [red, blue]: Colour[] = [[0xc0, 0x20, 0x20], [0x20, 0x20, 0xc0]]; // prettier-ignore
const near = (seen: Colour, wanted: Colour | undefined, by = 14) =>
	expect(colourDistance(seen, wanted ?? [0, 0, 0])).toBeLessThan(by);

describe('a gradient', () => {
	it('goes from its first to its last colour the way of its angle', async () => {
		const across = (await shown(gradient({ angleDegrees: 90 }))).at;
		near(across(2, 54), red);
		near(across(189, 54), blue);
		expect(colourDistance(across(96, 10), across(96, 98))).toBeLessThan(8);
		const reds = [...Array(10).keys()].map((step) => across(10 + 19 * step, 54)[0]);
		expect(reds).toEqual([...reds].sort((a, b) => b - a));
		const up = (await shown(gradient({ angleDegrees: 0 }))).at;
		near(up(96, 106), red);
		near(up(96, 1), blue);
		const aslant = (await shown(gradient({ angleDegrees: 135 }))).at;
		near(aslant(1, 1), red);
		near(aslant(190, 106), blue);
	});

	it('goes from the middle outwards where it is radial', async () => {
		const { at } = await shown(gradient({ shape: 'radial' }));
		near(at(96, 54), red);
		for (const [x, y] of [[1, 1], [190, 1], [1, 106], [190, 106]] as const) near(at(x, y), blue); // prettier-ignore
	});

	it('shows all of up to four colours, in even distances', async () => {
		const colours = ['#000000', '#f0f0f0', '#000000', '#f0f0f0'];
		const { at } = await shown(gradient({ colours, angleDegrees: 90 }));
		const bright = [0.01, 1 / 3, 2 / 3, 0.99].map((share) => at(Math.round(share * width), 54)[1] > 128);
		expect(bright).toEqual([false, true, false, true]);
	});

	it('moves with a camera', async () => {
		const camera = (centreX: number) => ({ zoom: 2, centreX, centreY: 0.5 });
		const motion = { from: camera(0.25), to: camera(0.75), easing: 'linear' };
		const { file, at: early } = await shown(gradient({ angleDegrees: 90 }), { motion });
		const late = await frameColours(file, 9, width);
		expect(early(96, 54)[0] - late(96, 54)[0]).toBeGreaterThan(30);
	});
});

describe('a card', () => {
	const ground = { kind: 'colour', colour: '#203050' };
	const card = (own: object = {}) => ({ kind: 'card', title: 'The lamp at the pier', background: ground, ...own });
	/** Pixels that are neither the ground nor close to it, by row. */
	const inked = (at: (x: number, y: number) => Colour, by: Colour = [0x20, 0x30, 0x50]) =>
		Array.from(
			{ length: height },
			(_, y) => Array.from({ length: width }, (_, x) => colourDistance(at(x, y), by) > 60).filter(Boolean).length,
		);
	const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

	it('has its text within the margins, and the rest of it is its ground', async () => {
		const { at, result } = await shown(card());
		expect(result.warnings).toEqual([]);
		const rows = inked(at);
		expect(sum(rows)).toBeGreaterThan(300);
		expect(sum(rows.slice(0, Math.floor(0.12 * height)))).toBe(0);
		expect(sum(rows.slice(Math.ceil(0.78 * height)))).toBe(0);
		near(at(3, 3), [0x20, 0x30, 0x50], 12);
		expect(Math.max(...[...Array(width).keys()].map((x) => at(x, 48)[1]))).toBeGreaterThan(180);
	});

	it('has a smaller text under it', async () => {
		const [alone, both] = [await shown(card()), await shown(card({ subtitle: 'A story in three parts' }))];
		expect(sum(inked(both.at))).toBeGreaterThan(sum(inked(alone.at)) + 40);
	});

	it('has dark letters on a light ground, and its own colour where one is named', async () => {
		const light = { kind: 'gradient', colours: ['#ffffff', '#f0f0ff'] };
		const darkest = (at: (x: number, y: number) => Colour) =>
			Math.min(...[...Array(width).keys()].flatMap((x) => [44, 46, 48, 50].map((y) => at(x, y)[1])));
		expect(darkest((await shown(card({ background: light }))).at)).toBeLessThan(80);
		const green = (await shown(card({ textColour: '#00e000' }))).at;
		const greens = [...Array(width).keys()].filter((x) => green(x, 48)[1] > 150 && green(x, 48)[0] < 90);
		expect(greens.length).toBeGreaterThan(3);
	});

	it('lies on a blurred picture, darker than it and without its stripes', async () => {
		const { at } = await shown(card({ background: { kind: 'blur', assetIds: { '9:16': striped } } }));
		const row = [...Array(60).keys()].map((x) => at(x + 60, 100)[0]);
		expect(Math.max(...row) - Math.min(...row)).toBeLessThan(25);
		expect(Math.max(...row)).toBeLessThan(120);
	});

	it('is drawn again only when something of it has changed', async () => {
		const files = async (own: object) => (await shown(card(own))).result.segments.reused;
		await files({ title: 'First' });
		expect(await files({ title: 'First' })).toBe(1);
		expect(await files({ title: 'Second' })).toBe(0);
	});

	it('warns of letters without a font', async () => {
		const { result } = await shown(card({ title: 'ศาลา' }));
		expect(result.warnings).toEqual([
			expect.objectContaining({ code: 'font-missing', field: 'timeline.scenes[0].visual' }),
		]);
	});

	it('is refused with the field of a picture that is none, or cannot be read', async () => {
		const tone = await assembly.media('tone.wav', '-f', 'lavfi', '-i', 'sine=d=0.2');
		const on = (assetId: string) => shown(card({ background: { kind: 'blur', assetIds: { '16:9': assetId } } }));
		await expect(on(tone)).rejects.toMatchObject({
			problem: { type: 'asset-unsuitable', field: 'timeline.scenes[0].visual.background.assetIds' },
		});
		const whole = await assembly.media('whole.png', '-f', 'lavfi', '-i', 'testsrc=s=64x36', '-frames:v', '1');
		await writeFile(await assembly.assets.localPath(whole), 'no picture');
		await expect(on(whole)).rejects.toMatchObject({
			problem: { type: 'asset-unreadable', field: 'timeline.scenes[0].visual.background.assetIds' },
		});
	});
});
