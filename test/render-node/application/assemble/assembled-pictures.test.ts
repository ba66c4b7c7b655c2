import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { brightCentre, greyFrames, writeDot } from '../../../kits/bright-dot.js';
import { colourDistance, frameColours } from '../../../kits/frame-pixels.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('dot');
const tall = { width: 270, height: 480 };
let assembly: Assembly;
let dot = '';
let clip = '';

beforeAll(async () => {
	assembly = await createAssembly();
	const file = path.join(folder.path, 'dot.pgm');
	await writeDot(file, { width: 540, height: 960 }, { x: 270, y: 480 }, 8);
	dot = await assembly.media('dot.png', '-i', file);
	// Frame n has its box at x = 40 + 4n (overlay counts from 1): sixty frames at 30 a second.
	const [black, box] = ['color=black:s=320x240:r=30:d=2', 'color=white:s=16x16:r=30:d=2'];
	const moving = [
		'-f',
		'lavfi',
		'-i',
		black,
		'-f',
		'lavfi',
		'-i',
		box,
		'-filter_complex',
		'overlay=x=36+4*n:y=112:eval=frame',
	];
	clip = await assembly.media('clip.mp4', ...moving, '-pix_fmt', 'yuv420p', '-g', '60', '-crf', '10');
});
afterAll(() => {
	assembly.remove();
	folder.remove();
});

const render = async (scenes: object[], output: object = {}) => {
	const outputs = [{ aspectRatio: '9:16', scale: 0.25, quality: 'standard', ...output }];
	const { files, result } = await assembly.assemble({ version: 1, locale: 'en', scenes, outputs });
	return { file: files[0] ?? '', result };
};
const across = { from: { zoom: 1.5, centreX: 0.4 }, to: { zoom: 1.5, centreX: 0.6 }, easing: 'linear' };
const still = (assetId: string) => ({ kind: 'still', assetIds: { '9:16': assetId } });
const black = { kind: 'colour', colour: '#000000' };

describe('joined segments', () => {
	it('show a camera that goes on evenly, with no frame dropped, doubled or out of place', async () => {
		const { file, result } = await render([
			{ id: 'a', durationMs: 10_600, visual: still(dot), motion: across },
			{ id: 'b', durationMs: 900, visual: black },
		]);
		// A body of more than ten seconds is cut in two: body, body, transition, body.
		expect(result.segments.total).toBe(4);
		const frames = await greyFrames(file, tall);
		expect(frames).toHaveLength(345);
		const xs = frames.slice(0, 320).map((frame) => brightCentre(frame, tall.width, 30).x);
		const steps = xs.slice(1).map((x, index) => (xs[index] ?? NaN) - x);
		const even = (0.2 * 1.5 * tall.width) / 325;
		for (const step of steps) expect(Math.abs(step - even)).toBeLessThan(0.2);
		expect((xs[0] ?? 0) - (xs.at(-1) ?? 0)).toBeCloseTo(even * 319, 0);
	});

	it('fade evenly from one scene to the next', async () => {
		const white = { kind: 'colour', colour: '#ffffff' };
		const { file } = await render([
			{ id: 'a', durationMs: 1000, visual: black, transition: { kind: 'crossfade', durationMs: 1000 } },
			{ id: 'b', durationMs: 1000, visual: white },
		]);
		const levels = (await greyFrames(file, tall)).map((frame) => frame[1000] ?? NaN);
		const steps = levels.slice(1).map((level, index) => level - (levels[index] ?? NaN));
		for (const step of steps.slice(15, 45)) expect(Math.abs(step - 219 / 30)).toBeLessThan(4);
		for (const step of [...steps.slice(0, 14), ...steps.slice(46)]) expect(Math.abs(step)).toBeLessThan(2);
	});
});

describe('a clip', () => {
	/** The clip's frame number that each frame of a 16:9 video shows; the clip fills its height. */
	async function shown(scenes: object[], output: object = {}) {
		const frame = { width: 480, height: 270 };
		const { file } = await render(scenes, { aspectRatio: '16:9', ...output });
		const scale = 270 / 240;
		const left = (480 - 320 * scale) / 2;
		return (await greyFrames(file, frame)).map(
			(pixels) => ((brightCentre(pixels, frame.width, 140).x - left) / scale - 8 - 40) / 4,
		);
	}
	const visual = { kind: 'clip', assetId: clip, fit: 'contain' };

	it('begins at its trim point and repeats from there, frame by frame, across segments', async () => {
		const numbers = await shown([
			{
				id: 'a',
				durationMs: 3500,
				visual: { ...visual, assetId: clip, trimStartMs: 500 },
				transition: { kind: 'crossfade', durationMs: 400 },
			},
			{ id: 'b', durationMs: 500, visual: black },
		]);
		numbers.slice(0, 102).forEach((number, index) => expect(Math.abs(number - (15 + (index % 45)))).toBeLessThan(0.3));
	});

	it('repeats from memory when it is very short', async () => {
		const numbers = await shown([
			{ id: 'a', durationMs: 1500, visual: { ...visual, assetId: clip, trimStartMs: 1800 } },
		]);
		expect(numbers).toHaveLength(45);
		numbers.forEach((number, index) => expect(Math.abs(number - (54 + (index % 6)))).toBeLessThan(0.3));
	});

	it('keeps its speed at another rate', async () => {
		const numbers = await shown([{ id: 'a', durationMs: 1000, visual: { ...visual, assetId: clip } }], { fps: 60 });
		expect(numbers).toHaveLength(60);
		numbers.forEach((number, index) => expect(Math.abs(number - index / 2)).toBeLessThan(0.8));
	});

	it('moves under a camera as a still does', async () => {
		const motion = { from: {}, to: { zoom: 1.5 }, easing: 'linear' };
		const { file } = await render(
			[{ id: 'a', durationMs: 1000, visual: { kind: 'clip', assetId: clip, fit: 'cover' }, motion }],
			{ aspectRatio: '1:1' },
		);
		const frames = await greyFrames(file, { width: 270, height: 270 });
		const bright = (frame: Buffer | undefined) => frame?.filter((value) => value > 140).length ?? NaN;
		expect(Math.sqrt(bright(frames.at(-1)) / bright(frames[0]))).toBeGreaterThan(1.3);
	});
});

describe('colours', () => {
	const middle = (file: string) => frameColours(file, 5, tall.width).then((at) => at(135, 240));

	it('of a plain scene are the ones that were asked for', async () => {
		for (const [colour, rgb] of [
			['#102040', [16, 32, 64]],
			['#ff2010', [255, 32, 16]],
			['#20c0f0', [32, 192, 240]],
		] as const) {
			const { file } = await render([{ id: 'a', durationMs: 400, visual: { kind: 'colour', colour } }]);
			expect(colourDistance(await middle(file), [...rgb])).toBeLessThan(6);
		}
	});

	it.each(['png', 'jpg'])('of a %s stay what they were', async (extension) => {
		const picture = await assembly.media(
			`orange.${extension}`,
			'-f',
			'lavfi',
			'-i',
			'color=0xe08020:s=320x320,format=rgb24',
			'-frames:v',
			'1',
		);
		const { file } = await render([{ id: 'a', durationMs: 400, visual: still(picture) }]);
		expect(colourDistance(await middle(file), [0xe0, 0x80, 0x20])).toBeLessThan(8);
	});

	it('of transparent parts are black', async () => {
		const clear = await assembly.media(
			'clear.png',
			'-f',
			'lavfi',
			'-i',
			'color=white@0.0:s=320x320,format=rgba',
			'-frames:v',
			'1',
		);
		const { file } = await render([{ id: 'a', durationMs: 400, visual: still(clear) }]);
		expect(colourDistance(await middle(file), [0, 0, 0])).toBeLessThan(4);
	});

	it('of a picture that is shown whole stand over its own blurred copy', async () => {
		const picture = await assembly.media(
			'wide.png',
			'-f',
			'lavfi',
			'-i',
			'color=0x40a0e0:s=640x360,format=rgb24',
			'-frames:v',
			'1',
		);
		const { file } = await render([{ id: 'a', durationMs: 400, visual: { ...still(picture), fit: 'contain' } }]);
		const at = await frameColours(file, 5, tall.width);
		expect(colourDistance(at(135, 240), [0x40, 0xa0, 0xe0])).toBeLessThan(8);
		const [red, green, blue] = at(135, 30);
		expect(blue).toBeGreaterThan(red + 40);
		expect(green).toBeLessThan(0xa0 - 30);
	});
});

it('takes the picture that was made for a format', async () => {
	const of = (name: string, colour: string) =>
		assembly.media(`${name}.png`, '-f', 'lavfi', '-i', `color=${colour}:s=64x64`, '-frames:v', '1');
	const assetIds = { '9:16': await of('red', 'red'), '1:1': await of('lime', 'lime') };
	const { file } = await render([{ id: 'a', durationMs: 400, visual: { kind: 'still', assetIds } }], {
		aspectRatio: '1:1',
	});
	expect(colourDistance((await frameColours(file, 5, 270))(135, 135), [0, 255, 0])).toBeLessThan(20);
});
