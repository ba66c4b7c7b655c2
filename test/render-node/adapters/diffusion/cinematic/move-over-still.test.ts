import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cameraMoves, type Motion } from '@showrunner/contract';
import { brightCentre, greyFrames, trackingError, writeDot, type Point } from '../../../../kits/bright-dot.js';
import { madeClip, stillRequest } from '../../../../kits/cinematic.js';
import { alike, makeStill } from '../../../../kits/made-media.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const stills = temporaryFolder('stills');
const work = temporaryFolder('move-over-still');
const at = (name: string) => path.join(stills.path, name);
const frame = stillRequest.size;
const dot = { file: at('dot.pgm'), size: { width: 1080, height: 540 }, centre: { x: 520.3, y: 250.7 } };
const frameCount = 40;
const named = cameraMoves.filter((move) => move !== 'auto');

beforeAll(async () => {
	await makeStill(at('wide.png'), 'testsrc2=s=1280x540');
	await makeStill(at('tall.png'), 'testsrc2=s=540x900');
	await makeStill(at('alike.png'), 'testsrc2=s=640x360');
	await writeDot(dot.file, dot.size, dot.centre, 8);
});
afterAll(() => {
	stills.remove();
	work.remove();
});

const made = (camera: (typeof cameraMoves)[number], firstFrame: string, seed = 1) =>
	madeClip(work.path, { camera, seed, frameCount }, { firstFrame });

/** The window that a camera sees of a still that fills the frame, in pixels of the frame's scale. */
function windowOf({ zoom, centreX, centreY }: Motion['from'], still: { width: number; height: number }) {
	const scale = Math.max(frame.width / still.width, frame.height / still.height);
	const [width, height] = [frame.width / zoom, frame.height / zoom];
	const inside = (centre: number, length: number, room: number) =>
		Math.min(Math.max(centre * room - length / 2, 0), room - length);
	return {
		...{ x: inside(centreX, width, still.width * scale), y: inside(centreY, height, still.height * scale) },
		...{ width, height, scale },
	};
}

/** Cuts the window out of the still at four times the frame's scale, by whole pixels there, and scales it to the frame. */
function cutting(camera: Motion['from'], still: { width: number; height: number }): string {
	const { x, y, width, height, scale } = windowOf(camera, still);
	const big = (pixels: number) => Math.round(pixels * 4);
	return [
		`scale=${big(still.width * scale)}:${big(still.height * scale)}:flags=bicubic,format=gbrp`,
		`crop=${big(width)}:${big(height)}:${big(x)}:${big(y)}`,
		`scale=${frame.width}:${frame.height}:flags=area`,
	].join(',');
}

const motionOf = ({ facts }: { facts: Record<string, unknown> }) => facts['motion'] as Motion;
/** Which way a camera went over something that seems to go by this many pixels: against it. */
const wayOf = ({ x, y }: Point) => `${x > 10 ? 'left' : x < -10 ? 'right' : ''}${y > 5 ? 'up' : y < -5 ? 'down' : ''}`;
const ways = {
	...{ 'push-in': /^$/, 'pull-out': /^$/, 'pan-left': /^left$/, 'pan-right': /^right$/, rise: /^up$/, sink: /^down$/ },
};
const frameAt = (number: number) => `select='eq(n,${number})'`;

describe('a camera over a still', () => {
	it.each([
		...named.map((move) => [move, 'wide.png', { width: 1280, height: 540 }] as const),
		...(['rise', 'pan-left'] as const).map((move) => [move, 'tall.png', { width: 540, height: 900 }] as const),
	])('shows at either end of %s over %s just what it should', async (move, name, size) => {
		const clip = await made(move, at(name));
		expect(clip).toMatchObject({
			...{ mediaType: 'video/mp4', size: frame, aiGenerated: false, warnings: [] },
			clip: { frameCount, framesPerSecond: 30, hasSound: false },
			facts: { move },
		});
		const { from, to } = motionOf(clip);
		const like = (number: number, camera: Motion['from']) =>
			alike(clip.path, at(name), { a: frameAt(number), b: cutting(camera, size) });
		expect(await like(0, from)).toBeGreaterThan(0.95);
		expect(await like(frameCount - 1, to)).toBeGreaterThan(0.95);
		expect(await like(0, to)).toBeLessThan(0.93);
	});

	it.each(named)('goes %s as its name says, within a tenth of a pixel of an even path', async (move) => {
		const clip = await made(move, dot.file);
		const measured = (await greyFrames(clip.path, frame)).map((pixels) => brightCentre(pixels, frame.width));
		const [from, to] = [windowOf(motionOf(clip).from, dot.size), windowOf(motionOf(clip).to, dot.size)];
		const ideal = measured.map((_, index): Point => {
			const time = index / (measured.length - 1);
			const share = time * time * (3 - 2 * time);
			const between = (key: 'x' | 'y' | 'width' | 'height') => from[key] + (to[key] - from[key]) * share;
			return {
				x: ((dot.centre.x * from.scale - between('x')) / between('width')) * frame.width,
				y: ((dot.centre.y * from.scale - between('y')) / between('height')) * frame.height,
			};
		});
		expect(measured).toHaveLength(frameCount);
		expect(trackingError(measured, ideal).rms).toBeLessThan(0.1);
		expect(trackingError(measured, ideal).shared).toBeLessThan(0.25);
		const [first, last] = [measured[0] ?? dot.centre, measured.at(-1) ?? dot.centre];
		expect(wayOf({ x: last.x - first.x, y: last.y - first.y })).toMatch(ways[move]);
		const stands = ideal.map(() => ideal[0] ?? { x: 0, y: 0 });
		expect(trackingError(measured, stands).rms).toBeGreaterThan(0.25);
	});

	it('gives the same bytes for the same seed and other pictures for another', async () => {
		const bytes = async (seed: number) => readFileSync((await made('auto', at('alike.png'), seed)).path);
		const [once, again, other] = [await bytes(4), await bytes(4), await bytes(5)];
		expect(again.equals(once)).toBe(true);
		expect(other.equals(once)).toBe(false);
	});

	it('goes on from a picture of its own size without a jump', async () => {
		const exact = await makeStill(at('exact.png'), 'testsrc2=s=320x180');
		for (const move of ['auto', 'pan-left'] as const) {
			const clip = await made(move, exact);
			expect(await alike(clip.path, exact, { a: frameAt(0) })).toBeGreaterThan(0.97);
			expect(await alike(clip.path, exact, { a: frameAt(frameCount - 1) })).toBeLessThan(0.95);
		}
	});

	it('says that it reads no prompt', async () => {
		const clip = await madeClip(
			work.path,
			{ prompt: 'The lamp turns', frameCount: 12 },
			{ firstFrame: at('alike.png') },
		);
		expect(clip.warnings).toEqual([expect.objectContaining({ code: 'option-unsupported', field: 'prompt' })]);
	});

	it('leaves nothing beside its clips', () => {
		expect(readdirSync(work.path).filter((name) => !name.endsWith('.mp4'))).toEqual([]);
	});
});
