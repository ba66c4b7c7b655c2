import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { brightCentre, distance, greyFrames, writeDot } from '../../../../kits/bright-dot.js';
import { madeClip, stillRequest } from '../../../../kits/cinematic.js';
import { alike, makeStill } from '../../../../kits/made-media.js';
import { spread } from '../../../../kits/picture-pixels.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const stills = temporaryFolder('stills');
const work = temporaryFolder('cross-stills');
const at = (name: string) => path.join(stills.path, name);
const frame = stillRequest.size;
const made = (firstFrame: string, lastFrame: string, request: Partial<typeof stillRequest> = {}) =>
	madeClip(work.path, { kind: 'first-last-frame', ...request }, { firstFrame, lastFrame });

beforeAll(async () => {
	await makeStill(at('first.png'), 'testsrc2=s=640x360');
	await makeStill(at('last.png'), 'mandelbrot=s=640x480');
	await makeStill(at('black.png'), 'color=c=black:s=320x180');
	await makeStill(at('white.png'), 'color=c=white:s=320x180');
});
afterAll(() => {
	stills.remove();
	work.remove();
});

describe('a clip from one still to another', () => {
	it.each(['auto', 'pan-left', 'pull-out'] as const)(
		'begins on the first and ends on the last by %s',
		async (camera) => {
			const clip = await made(at('first.png'), at('last.png'), { camera });
			expect(clip).toMatchObject({ clip: { frameCount: 60 }, aiGenerated: false, size: frame });
			const covered = 'scale=320:180:force_original_aspect_ratio=increase:flags=area,crop=320:180';
			const like = (number: number, still: string) =>
				alike(clip.path, at(still), { a: `select='eq(n,${number})'`, b: covered });
			expect(await like(0, 'first.png')).toBeGreaterThan(0.97);
			expect(await like(59, 'last.png')).toBeGreaterThan(0.97);
			for (const still of ['first.png', 'last.png']) expect(await like(29, still)).toBeLessThan(0.9);
		},
	);

	it('goes over slowly at first, then fast, then slowly, and never back', async () => {
		const { path: file } = await made(at('black.png'), at('white.png'));
		const levels = (await greyFrames(file, frame)).map((pixels) => spread(pixels).mean);
		expect(levels).toHaveLength(60);
		expect(levels[0]).toBeLessThan(2);
		expect(levels[59]).toBeGreaterThan(253);
		const steps = levels.slice(1).map((level, index) => level - (levels[index] ?? NaN));
		expect(Math.min(...steps)).toBeGreaterThan(-1);
		expect(levels[19]).toBeLessThan(3);
		expect(levels[41]).toBeGreaterThan(252);
		expect((levels[29] ?? NaN) + (levels[30] ?? NaN)).toBeCloseTo(255, -1);
		expect(Math.max(...steps)).toBe(Math.max(...steps.slice(27, 32)));
		expect(Math.max(...steps)).toBeLessThan((1.7 * 255) / 20);
	});

	it('keeps in place what both have, on a smooth way there and back', async () => {
		const dot = { x: 452.3, y: 130.2 };
		await writeDot(at('dot.pgm'), { width: 640, height: 360 }, dot, 8);
		await writeDot(at('same-dot.pgm'), { width: 640, height: 360 }, dot, 8);
		const { path: file } = await made(at('dot.pgm'), at('same-dot.pgm'), { camera: 'push-in' });
		const centres = (await greyFrames(file, frame)).map((pixels) => brightCentre(pixels, frame.width));
		const [home, away] = [{ x: dot.x / 2, y: dot.y / 2 }, centres[30] ?? { x: 0, y: 0 }];
		expect(distance(centres[0] ?? away, home)).toBeLessThan(0.2);
		expect(distance(centres[59] ?? away, home)).toBeLessThan(0.2);
		expect(distance(away, home)).toBeGreaterThan(1);
		const steps = centres.slice(1).map((centre, index) => distance(centre, centres[index] ?? away));
		expect(Math.max(...steps)).toBeLessThan(0.5);
	});

	it('leaves nothing beside its clips', () => {
		expect(readdirSync(work.path).filter((name) => !name.endsWith('.mp4'))).toEqual([]);
	});
});
