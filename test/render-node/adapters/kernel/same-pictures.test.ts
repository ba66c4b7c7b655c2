import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { greyFrames } from '../../../kits/bright-dot.js';
import { framePlanes } from '../../../kits/frame-planes.js';
import { eventually } from '../../../kits/patience.js';
import { pictureLikeness } from '../../../kits/picture-likeness.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

const ways = ['kernel', 'graph'] as const;
type Way = (typeof ways)[number];
const machines = new Map<Way, Assembly>();
const ids = { detailed: '', soft: '', clip: '' };

const machine = (way: Way) => {
	const found = machines.get(way);
	if (!found) throw new Error(`no machine renders by ${way}`);
	return found;
};

beforeAll(async () => {
	for (const way of ways) machines.set(way, await createAssembly({ folderName: way, stills: way }));
	for (const assembly of machines.values()) {
		const still = (name: string, source: string) => assembly.media(name, '-f', 'lavfi', '-i', source, '-frames:v', '1');
		// As photographs are: no edge is sharper than two pixels.
		ids.detailed = await still('detailed.png', 'mandelbrot=s=600x900:maxiter=200,gblur=sigma=1,format=rgb24');
		ids.soft = await still('soft.png', 'gradients=s=900x600:seed=3:c0=orange:c1=blue,format=rgb24');
		const moving = ['-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=30:d=1', '-pix_fmt', 'yuv420p'];
		ids.clip = await assembly.media('clip.mp4', ...moving);
	}
});
afterAll(() => machines.forEach((assembly) => assembly.remove()));

const motion = { from: { zoom: 1, centreY: 0.45 }, to: { zoom: 1.25, centreX: 0.55 }, easing: 'linear' };
const still = (assetId: string) => ({ kind: 'still', assetIds: { '9:16': assetId } });
const fade = (durationMs: number) => ({ transition: { kind: 'crossfade', durationMs } });
const tall = { aspectRatio: '9:16', scale: 0.25, quality: 'final' };

async function bothWays(scenes: object[], more: object = {}, output: object = {}) {
	const timeline = { version: 1, locale: 'en', scenes, outputs: [{ ...tall, ...output }], ...more };
	const rendered = [];
	for (const way of ways) rendered.push((await machine(way).assemble(timeline)).files[0] ?? '');
	const [kernel = '', graph = ''] = rendered;
	return { kernel, graph, likeness: await pictureLikeness(kernel, graph) };
}

describe('the kernel shows what the graph shows', () => {
	it.each([
		// What differs is what the encoder lost, here and there.
		['draft', 0.95],
		['standard', 0.98],
		['final', 0.98],
	])('in %s quality, while a camera moves', async (quality, least) => {
		const { likeness } = await bothWays(
			[{ id: 'a', durationMs: 1000, visual: still(ids.detailed), motion }],
			{},
			{ quality },
		);
		expect(likeness.frames).toBe(30);
		expect(likeness.least).toBeGreaterThan(least);
	});

	it('of two pictures that give way to each other', async () => {
		const { likeness } = await bothWays([
			{ id: 'a', durationMs: 1000, visual: still(ids.detailed), motion, ...fade(1000) },
			{ id: 'b', durationMs: 1000, visual: still(ids.soft) },
		]);
		expect(likeness.frames).toBe(60);
		expect(likeness.least).toBeGreaterThan(0.985);
		expect(likeness.mean).toBeGreaterThan(0.99);
	});

	it.each(['plain', 'box', 'karaoke', 'pop', 'word'])('under captions in the style %s', async (style) => {
		const scene = spokenScene('Amber words, one by one.');
		const captions = { scenes: [scene], style, burnIn: true };
		const scenes = [{ id: 'a', durationMs: scene.durationMs, visual: still(ids.soft) }];
		const { likeness, kernel } = await bothWays(scenes, { captions });
		expect(likeness.least).toBeGreaterThan(0.995);
		// Without captions the pictures are less alike: what is compared does see them.
		const bare = await bothWays(scenes);
		expect((await pictureLikeness(kernel, bare.kernel)).mean).toBeLessThan(likeness.least);
	});

	it('through filters of a scene and of the whole, one scene fading into the other', async () => {
		const own = [
			{ kind: 'originality', mirror: true },
			{ kind: 'jitter', strength: 1, seed: 5 },
		];
		const filters = [
			...[
				{ kind: 'grayscale', strength: 0.7 },
				{ kind: 'cinematic', strength: 1 },
				{ kind: 'glitch', strength: 1 },
			],
			...[
				{ kind: 'grain', strength: 0.05 },
				{ kind: 'jitter', strength: 0.4 },
			],
		];
		const scenes = [
			{ id: 'a', durationMs: 1000, visual: still(ids.detailed), motion, filters: own, ...fade(400) },
			{ id: 'b', durationMs: 1000, visual: still(ids.soft), filters: [{ kind: 'glitch', strength: 1, seed: 3 }] },
		];
		const { likeness, kernel } = await bothWays(scenes, { filters });
		expect(likeness.frames).toBe(60);
		expect(likeness.least).toBeGreaterThan(0.975);
		const { kernel: other } = await bothWays(scenes, { filters: filters.slice(0, 3) });
		expect((await pictureLikeness(kernel, other)).mean).toBeLessThan(likeness.least);
	});

	it('under captions that lie over filters and keep their colours', async () => {
		const scene = spokenScene('Amber words, one by one.');
		const captions = { scenes: [scene], style: 'karaoke', burnIn: true };
		const scenes = [{ id: 'a', durationMs: scene.durationMs, visual: still(ids.soft) }];
		const filters = [
			{ kind: 'cinematic', strength: 1 },
			{ kind: 'grayscale', strength: 1 },
		];
		const { likeness, kernel } = await bothWays(scenes, { captions, filters });
		expect(likeness.least).toBeGreaterThan(0.99);
		const planes = await framePlanes(kernel, { width: 270, height: 480 });
		expect(
			Math.max(...planes.map(({ v }) => v.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0))),
		).toBeGreaterThan(10);
	});

	it('and a camera elsewhere is told from it', async () => {
		const { kernel } = await bothWays([{ id: 'a', durationMs: 400, visual: still(ids.detailed), motion }]);
		const elsewhere = { ...motion, from: { zoom: 1, centreY: 0.5 }, to: { zoom: 1.27, centreX: 0.55 } };
		const { graph } = await bothWays([{ id: 'a', durationMs: 400, visual: still(ids.detailed), motion: elsewhere }]);
		expect((await pictureLikeness(kernel, graph)).mean).toBeLessThan(0.97);
	});
});

describe('segments of the kernel', () => {
	it('join those of the graph, with no frame lost, doubled or torn', async () => {
		const { kernel, likeness } = await bothWays([
			{ id: 'a', durationMs: 1000, visual: still(ids.detailed), motion, ...fade(400) },
			{ id: 'b', durationMs: 1000, visual: { kind: 'clip', assetId: ids.clip }, ...fade(400) },
			{ id: 'c', durationMs: 1000, visual: still(ids.soft) },
		]);
		expect(likeness.frames).toBe(90);
		expect(likeness.least).toBeGreaterThan(0.98);
		expect(await greyFrames(kernel, { width: 270, height: 480 })).toHaveLength(90);
	});

	it('share nothing in the cache with those of the graph', async () => {
		const engines = await Promise.all(ways.map(async (way) => (await machine(way).renderer.ready()).engine));
		expect(engines[0]).toMatch(/, kernel \d+/);
		expect(engines[1]).not.toMatch(/kernel/);
	});
});

describe('a cancel', () => {
	it('ends the drawing, and leaves neither process nor file', async () => {
		const assembly = machine('kernel');
		const stop = new AbortController();
		// By itself it would go on for longer than any test may take.
		const scenes = [{ id: 'a', durationMs: 1_200_000, visual: still(ids.detailed), motion }];
		const captions = {
			scenes: [{ ...spokenScene('It never ends.'), durationMs: 60_000 }],
			style: 'karaoke',
			burnIn: true,
		};
		const outputs = [{ ...tall, scale: 1, quality: 'final', fps: 60 }];
		const rendering = assembly.assemble({ version: 1, locale: 'en', scenes, captions, outputs }, stop.signal);
		const stopped = rendering.catch((error: unknown) => error);
		await eventually('a program', async () => childProcesses().length > 0);
		await new Promise((resolve) => setTimeout(resolve, 1500));
		stop.abort(new Error('no longer wanted'));
		expect(await stopped).toMatchObject({ message: 'no longer wanted' });
		expect(childProcesses()).toEqual([]);
	});
});
