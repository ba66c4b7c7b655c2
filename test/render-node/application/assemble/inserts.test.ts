import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allFrames, type AllFrames } from '../../../kits/all-frames.js';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { colourDistance, type Colour } from '../../../kits/frame-pixels.js';

let assembly: Assembly;
const id = { ramp: '', green: '', tall: '' };
const [width, height, frames] = [192, 108, 75];

beforeAll(async () => {
	assembly = await createAssembly();
	// Each frame is 3 levels brighter than the one before: a frame that is one off is seen.
	const ramp = "color=black:s=96x54:r=25:d=2,format=yuv420p,geq=lum='20+3*N':cb=90:cr=128";
	id.ramp = await assembly.media('ramp.mp4', '-f', 'lavfi', '-i', ramp, '-qp', '0');
	id.green = await assembly.media('green.png', '-f', 'lavfi', '-i', 'color=0x00c000:s=64x36', '-frames:v', '1');
	id.tall = await assembly.media('tall.png', '-f', 'lavfi', '-i', 'color=0xd0d000:s=30x60', '-frames:v', '1');
});
afterAll(() => assembly.remove());

const timeline = (inserts?: object[]) => ({
	version: 1,
	locale: 'en',
	scenes: [
		{
			id: 'a',
			durationMs: 1000,
			visual: { kind: 'colour', colour: '#c00000' },
			transition: { kind: 'crossfade', durationMs: 400 },
		},
		{
			id: 'b',
			durationMs: 1200,
			visual: { kind: 'clip', assetId: id.ramp },
			transition: { kind: 'wipe-right', durationMs: 400 },
		},
		{ id: 'c', durationMs: 800, visual: { kind: 'colour', colour: '#0000c0' } },
	],
	inserts,
	outputs: [{ aspectRatio: '16:9', fps: 25, quality: 'final', scale: 0.1 }],
});
const still = { kind: 'still', assetIds: { '1:1': '' } };
const shownBy = async (inserts?: object[]) => {
	const { result, files } = await assembly.assemble(timeline(inserts));
	return { result, seen: await allFrames(files[0] ?? '', width, height) };
};

/** The frames in which one of these pixels differs. */
const differing = (a: AllFrames, b: AllFrames, pixels: readonly (readonly [number, number])[], by = 4) =>
	[...Array(frames).keys()].filter((frame) =>
		pixels.some(([x, y]) => colourDistance(a.at(frame, x, y), b.at(frame, x, y)) > by),
	);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const spread = [[8, 8], [60, 54], [96, 54], [150, 90], [183, 100]] as const; // prettier-ignore

describe('inserts', () => {
	let plain: AllFrames;
	beforeAll(async () => {
		plain = (await shownBy()).seen;
	});

	it('are seen in full for their own frames, and all goes on beneath them, transitions too', async () => {
		const green = { ...still, assetIds: { '16:9': id.green } };
		const inserts = [
			// Within the crossfade of frames 20 to 30, within the clip alone, and from within the wipe of 50 to 60 past its end.
			{ mode: 'full', visual: green, at: { startMs: 920 }, durationMs: 200 },
			{ mode: 'full', visual: green, at: { startMs: 1400 }, durationMs: 240 },
			{ mode: 'full', visual: green, at: { startMs: 2200 }, durationMs: 300 },
		];
		const { result, seen } = await shownBy(inserts);
		expect(seen.count).toBe(frames);
		const hidden = [...range(23, 28), ...range(35, 41), ...range(55, 63)];
		expect(differing(plain, seen, spread)).toEqual(hidden);
		for (const frame of hidden) expect(colourDistance(seen.at(frame, 96, 54), [0, 192, 0])).toBeLessThan(8);
		// Of five pieces (a, fade, clip, wipe, c) only those with an insert in them are rendered anew.
		expect(result.segments.reused).toBe(1);
	});

	it('begin a clip at its own first frame, from where it is trimmed, and repeat it', async () => {
		const clip = { kind: 'clip', assetId: id.ramp, trimStartMs: 1600 };
		const { seen } = await shownBy([{ mode: 'full', visual: clip, at: { startMs: 2000 }, durationMs: 1000 }]);
		const brightness = (frame: number) => seen.at(frame, 96, 54)[1];
		for (const frame of range(50, 75)) {
			const source = 40 + ((frame - 50) % 10);
			// The clip as scene b shows it: its frame 0 is the video's frame 20.
			const expected = plain.at(20 + source < 50 ? 20 + source : 49, 96, 54)[1] + 3 * 1.164 * Math.max(0, source - 29);
			expect({ frame, off: Math.abs(brightness(frame) - expected) <= 5 }).toEqual({ frame, off: true });
		}
	});

	it('stand in a corner, in their own shape, and leave the rest of the picture alone', async () => {
		const yellow: Colour = [208, 208, 0];
		const tall = { ...still, assetIds: { '16:9': id.tall } };
		const inserts = [
			{
				mode: 'inset',
				visual: tall,
				at: { startMs: 600 },
				durationMs: 1000,
				corner: 'bottom-left',
				size: 0.5,
				margin: 0.1,
			},
		];
		const { seen } = await shownBy(inserts);
		expect(seen.count).toBe(frames);
		// Half the height: 54 pixels, so 27 wide, 28 in even pixels; 10 from the edges.
		const [left, right, top, bottom] = [10, 37, 44, 97];
		const inside = [[left + 2, top + 2], [right - 2, bottom - 2], [24, 70]] as const; // prettier-ignore
		const beside = [[left - 4, 70], [right + 4, 70], [24, top - 4], [24, bottom + 4]] as const; // prettier-ignore
		expect(differing(plain, seen, [[150, 20], [24, 10], [90, 100]])).toEqual([]); // prettier-ignore
		// An edge beside them costs the encoder some accuracy.
		expect(differing(plain, seen, beside, 16)).toEqual([]);
		expect(differing(plain, seen, inside)).toEqual(range(15, 40));
		for (const frame of range(15, 40))
			for (const [x, y] of inside) expect(colourDistance(seen.at(frame, x, y), yellow)).toBeLessThan(32);
	});

	it('lie over each other where their modes differ', async () => {
		const visual = { kind: 'clip', assetId: id.ramp };
		const green = { ...still, assetIds: { '16:9': id.green } };
		const { seen } = await shownBy([
			{ mode: 'inset', visual, at: { startMs: 1000 }, durationMs: 800, corner: 'top-right' },
			{ mode: 'full', visual: green, at: { startMs: 1200 }, durationMs: 400 },
		]);
		expect(differing(plain, seen, [[20, 90]])).toEqual(range(30, 40));
		// The inset began at frame 25 and goes on at its own pace whatever lies beneath it.
		const pace = range(26, 45).map((frame) => seen.at(frame, 160, 20)[1] - seen.at(frame - 1, 160, 20)[1]);
		for (const step of pace) expect(step).toBeGreaterThan(0);
	});
});
