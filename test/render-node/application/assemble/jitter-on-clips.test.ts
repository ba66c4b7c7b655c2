import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { brightCentre, writeDot } from '../../../kits/bright-dot.js';
import { framePlanes } from '../../../kits/frame-planes.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const size = { width: 324, height: 576 };
const folder = temporaryFolder('jitter-on-clips');
let assembly: Assembly;
let clip: object;

beforeAll(async () => {
	assembly = await createAssembly();
	const dot = path.join(folder.path, 'dot.pgm');
	await writeDot(dot, size, { x: 162, y: 288 }, 12);
	const looped = ['-loop', '1', '-i', dot, '-t', '1', '-r', '30', '-pix_fmt', 'yuv420p'];
	clip = { kind: 'clip', assetId: await assembly.media('dot.mp4', ...looped) };
});
afterAll(async () => {
	await assembly.remove();
	await folder.remove();
});

/** Where the dot in the clip's middle is seen, frame by frame. */
async function places(filters: object[], more: object = {}) {
	const { files } = await assembly.assemble({
		...{ version: 1, locale: 'en', filters },
		scenes: [{ id: 'a', durationMs: 1000, visual: clip, ...more }],
		outputs: [{ aspectRatio: '9:16', scale: 0.3, quality: 'final' }],
	});
	return (await framePlanes(files[0] ?? '', size)).map(({ y }) => brightCentre(y, size.width));
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: number[]) => Math.max(...values) - Math.min(...values);

describe('a clip that has no more pixels than the frame', () => {
	it.each([
		['by itself', [], {}],
		['brought nearer', [{ kind: 'originality', strength: 1 }], {}],
		['under a camera that is always near', [], { motion: { from: { zoom: 1.5 }, to: { zoom: 1.5 } } }],
	])('trembles %s around where it was', async (_, filters, more) => {
		const seen = await places([...filters, { kind: 'jitter', strength: 1 }], more);
		expect(seen.length).toBe(30);
		expect(spread(seen.map(({ x }) => x))).toBeGreaterThan(2);
		expect(spread(seen.map(({ x }) => x))).toBeLessThan(6.6);
		expect(Math.abs(mean(seen.map(({ x }) => x)) - 162)).toBeLessThan(2);
		expect(Math.abs(mean(seen.map(({ y }) => y)) - 288)).toBeLessThan(2);
	});

	it('is followed by a camera that goes from near to nearer', async () => {
		const nearer = { from: { zoom: 1.2, centreX: 0.45 }, to: { zoom: 1.5, centreX: 0.55 }, easing: 'linear' };
		const seen = (await places([], { motion: nearer })).map(({ x }) => x);
		// The dot lies 0.05 of the width beside the centre: 19 pixels at the first zoom, 24 on the other side at the last.
		expect(seen[0]).toBeCloseTo(162 + 0.05 * 324 * 1.2, 0);
		expect(seen.at(-1)).toBeCloseTo(162 - 0.05 * 324 * 1.5, 0);
	});
});
