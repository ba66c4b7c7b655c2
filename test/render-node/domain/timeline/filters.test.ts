import { describe, expect, it } from '@jest/globals';
import { filterSchema, timelineSchema, type Timeline } from '@showrunner/contract';
import { checkTimeline } from '../../../../render-node/src/domain/timeline/check-timeline.js';
import { compileTimeline } from '../../../../render-node/src/domain/timeline/compile-timeline.js';
import type { GlitchBurst } from '../../../../render-node/src/domain/timeline/filters/filter-plan.js';
import { glitchBursts } from '../../../../render-node/src/domain/timeline/filters/glitch-bursts.js';
import { letterbox } from '../../../../render-node/src/domain/timeline/filters/letterbox.js';
import { windowAt } from '../../../../render-node/src/domain/timeline/window-at.js';
import { randomMedia, randomTimeline } from '../../../kits/random-timeline.js';

const kinds = ['originality', 'jitter', 'cinematic', 'grain', 'grayscale', 'glitch'];
const strengths = (strength: number) => kinds.map((kind) => ({ kind, strength }));
const frame = { width: 1080, height: 1920 };
const compile = (timeline: Timeline) =>
	compileTimeline(timeline, { media: randomMedia, encoderFor: () => 'libx264', engine: 'engine 1', captionsFor: {} });

/** One picture of 25 seconds, which is cut in three. */
const long = (more: object = {}, own: object = {}) =>
	timelineSchema.parse({
		...{ version: 1, locale: 'en', outputs: [{ aspectRatio: '9:16' }], ...more },
		scenes: [{ id: 'a', durationMs: 25_000, visual: { kind: 'still', assetIds: { '9:16': 'a'.repeat(64) } }, ...own }],
	});
const segmentsOf = (timeline: Timeline) => compile(timeline).outputs.flatMap(({ segments }) => segments);

describe('filters at strength 0', () => {
	it('leave plans and keys as they are without them, for a scene and for the whole', () => {
		const plain = compile(long());
		expect(compile(long({ filters: strengths(0) }))).toEqual(plain);
		expect(compile(long({}, { filters: strengths(0) }))).toEqual(plain);
		expect(compile(long({ filters: [] }, { filters: [] }))).toEqual(plain);
	});

	it.each(kinds)('and %s at any other changes the keys of every segment that shows it', (kind) => {
		const plain = segmentsOf(long()).map(({ key }) => key);
		for (const timeline of [
			long({ filters: [{ kind, strength: 1 }] }),
			long({}, { filters: [{ kind, strength: 1 }] }),
		]) {
			expect(segmentsOf(timeline).filter(({ key }) => plain.includes(key))).toEqual([]);
		}
	});
});

describe('from segment to segment', () => {
	it('jitter goes on where it was', () => {
		const cameras = segmentsOf(long({ filters: [{ kind: 'jitter', strength: 1 }] })).map(({ layers, frameCount }) => {
			const { camera } = layers[0];
			if (!camera?.sway) throw new Error('the camera stands still');
			return { first: windowAt(camera, 0), end: windowAt(camera, frameCount) };
		});
		expect(cameras.length).toBeGreaterThan(1);
		cameras.slice(1).forEach(({ first }, index) => {
			expect(first.x).toBeCloseTo(cameras[index]?.end.x ?? NaN, 6);
			expect(first.y).toBeCloseTo(cameras[index]?.end.y ?? NaN, 6);
		});
	});

	it('glitches fall on the same frames however the video is cut', () => {
		const bursts = (clock: number, count: number) =>
			glitchBursts({ strength: 0.8, seed: 7 }, clock, count, frame, 30).flatMap(({ from, to, shift }: GlitchBurst) =>
				Array.from({ length: to - from }, (_, index) => ({ frame: clock + from + index, shift })),
			);
		const whole = bursts(0, 900);
		expect([...bursts(0, 311), ...bursts(311, 7), ...bursts(318, 582)]).toEqual(whole);
		expect(whole.length / 900).toBeGreaterThan(0.08);
		expect(whole.length / 900).toBeLessThan(0.24);
	});

	it('grain is another one', () => {
		const seeds = segmentsOf(long({ filters: [{ kind: 'grain' }] })).map(({ finish }) => JSON.stringify(finish));
		expect(new Set(seeds).size).toBe(seeds.length);
	});
});

describe('of 30 random timelines with jitter', () => {
	it('no camera sees beyond its picture', () => {
		let [seen, outside] = [0, 0];
		for (let seed = 0; seed < 30; seed++) {
			const timeline = {
				...randomTimeline(seed),
				filters: [filterSchema.parse({ kind: 'jitter', strength: 1, seed })],
			};
			for (const { layers, frameCount } of segmentsOf(timeline)) {
				for (const { camera, framing } of layers) {
					for (let number = 0; camera && number < frameCount; number += 3) {
						const { x, y, width, height } = windowAt(camera, number);
						const beyond = Math.max(-x, -y, x + width - framing.box.width, y + height - framing.box.height);
						seen += 1;
						if (!(beyond < 1e-6)) outside += 1;
					}
				}
			}
		}
		expect(outside).toBe(0);
		expect(seen).toBeGreaterThan(1_000);
	});
});

describe('letterbox', () => {
	it.each([
		['a wide frame to 2.39', { width: 1920, height: 1080 }, undefined, { x: 0, y: 138, width: 1920, height: 804 }],
		['an upright one by as large a share', frame, undefined, { x: 0, y: 246, width: 1080, height: 1428 }],
		['a frame to a narrower picture', { width: 1920, height: 1080 }, 1, { x: 420, y: 0, width: 1080, height: 1080 }],
		['nothing where the shape fits', { width: 1000, height: 1000 }, 1, { x: 0, y: 0, width: 1000, height: 1000 }],
	])('cuts %s', (_, size, ratio, picture) => {
		expect(letterbox(size, ratio)).toEqual(picture);
	});
});

describe('the check', () => {
	const warningsOf = (filters: object[]) => checkTimeline(long({ filters }), randomMedia);

	it('warns of bars that no video gets, and of a mirror that hangs in the dark', () => {
		expect(warningsOf([{ kind: 'cinematic', aspectRatio: 0.5625 }])).toMatchObject([
			{ code: 'option-adjusted', field: 'timeline.filters[0]' },
		]);
		expect(warningsOf([{ kind: 'grain' }, { kind: 'originality', strength: 0, mirror: true }])).toMatchObject([
			{ code: 'option-adjusted', field: 'timeline.filters[1]' },
		]);
		expect(warningsOf([{ kind: 'originality', mirror: true }, { kind: 'cinematic' }])).toEqual([]);
	});

	it.each([
		[[{ kind: 'grain' }, { kind: 'grain' }]],
		[[{ kind: 'grain', strength: 1.1 }]],
		[[{ kind: 'grain', strength: -0.1 }]],
		[[{ kind: 'sepia' }]],
		[[{ kind: 'jitter', seed: 0.5 }]],
		[[{ kind: 'cinematic', aspectRatio: 9 }]],
	])('has the schema refuse %j', (filters) => {
		expect(() => long({ filters })).toThrow();
	});
});
