import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { brightCentre, greyFrames } from '../../../kits/bright-dot.js';
import { paceOf, sourceFrame } from '../../../../render-node/src/domain/timeline/pace.js';

const frame = { width: 192, height: 108 };
let assembly: Assembly;
let clip = '';

beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'clip-speed' });
	// Frame n has its box at x = 4 + 2n: a hundred and twenty frames at 30 a second.
	const [black, box] = ['color=black:s=320x180:r=30:d=4', 'color=white:s=12x12:r=30:d=4'];
	const moving = ['-f', 'lavfi', '-i', black, '-f', 'lavfi', '-i', box];
	const over = ['-filter_complex', 'overlay=x=2+2*n:y=84:eval=frame', '-pix_fmt', 'yuv420p', '-g', '60', '-crf', '8'];
	clip = await assembly.media('clip.mp4', ...moving, ...over);
});
afterAll(() => assembly.remove());

const black = { kind: 'colour', colour: '#000000' };

async function render(scenes: object[], more: object = {}) {
	const outputs = [{ aspectRatio: '16:9', scale: 0.1, quality: 'standard' }];
	const { files, result } = await assembly.assemble({ version: 1, locale: 'en', scenes, outputs, ...more });
	return { result, frames: await greyFrames(files[0] ?? '', frame) };
}

/** The clip's frame number in each frame of the video. */
async function shown(visual: object, durationMs: number, more: object = {}, scene: object = {}) {
	const clipVisual = { kind: 'clip', assetId: clip, fit: 'contain', ...visual };
	const { frames } = await render(
		[
			{ id: 'a', durationMs, visual: clipVisual, ...scene },
			{ id: 'b', durationMs: 1000, visual: black },
		],
		more,
	);
	return frames.map((pixels) => (brightCentre(pixels, frame.width, 120).x / 0.6 - 10) / 2);
}

const cut = { transition: { kind: 'cut', durationMs: 0 } };
/** Half a pixel of the small frame is less than half a step of the box. */
const near = (number: number | undefined, expected: number) =>
	expect(Math.abs((number ?? NaN) - expected)).toBeLessThan(0.6);

describe('the speed of a clip', () => {
	it('is twice as fast, from its trim point on and over and over', async () => {
		const numbers = await shown({ speed: 2, trimStartMs: 2000 }, 2500, {}, cut);
		numbers.slice(0, 75).forEach((number, index) => near(number, 60 + ((2 * index) % 60)));
	});

	it('is half as fast: each picture is seen twice', async () => {
		const numbers = await shown({ speed: 0.5 }, 1000, {}, cut);
		numbers.slice(0, 30).forEach((number, index) => near(number, Math.floor(index / 2)));
	});

	it('changes over the scene, the same over all its segments', async () => {
		const speed = { from: 0.5, to: 2.5, easing: 'linear' } as const;
		const fade = { transition: { kind: 'crossfade', durationMs: 600 } };
		const numbers = await shown({ speed }, 2000, {}, fade);
		const pace = paceOf(speed, undefined, 69);
		if (!pace) throw new Error('the ramp was lost');
		// Body and crossfade are two segments; at the end of the fade the box is too dark to be found.
		const seen = numbers.slice(0, 60);
		seen.forEach((number, index) => near(number, Math.floor(sourceFrame(pace, index) + 0.02)));
		const steps = seen.slice(1).map((number, index) => number - (seen[index] ?? NaN));
		const mean = (part: number[]) => part.reduce((sum, step) => sum + step, 0) / part.length;
		expect(mean(steps.slice(0, 10))).toBeLessThan(0.9);
		expect(mean(steps.slice(-10))).toBeGreaterThan(1.8);
	});

	it('repeats a very short clip from memory at its speed', async () => {
		const numbers = await shown({ speed: 2, trimStartMs: 3800 }, 700, {}, cut);
		numbers.slice(0, 21).forEach((number, index) => near(number, 114 + ((2 * index) % 6)));
	});
});

describe('the speed ramp of a video', () => {
	const scenes = (visual: object = {}) => [
		{ id: 'a', durationMs: 3000, visual: { kind: 'clip', assetId: clip, fit: 'contain', ...visual } },
	];

	it('plays clips faster at first and slower then, and no clip of strength 0', async () => {
		const numbers = await render(scenes(), { speedRamp: { strength: 1 } });
		const seen = numbers.frames.map((pixels) => (brightCentre(pixels, frame.width, 120).x / 0.6 - 10) / 2);
		// A twentieth over 90 frames: 90 × 0.05 / π frames ahead in the middle, together again at the end.
		near(seen[46], 47);
		near(seen[89], 89);
		const plain = await render(scenes());
		const still = await render(scenes({ speed: 1 }), { speedRamp: { strength: 0 } });
		expect(still.result.segments).toMatchObject({ total: 1, reused: 1 });
		expect(still.frames).toEqual(plain.frames);
	});
});
