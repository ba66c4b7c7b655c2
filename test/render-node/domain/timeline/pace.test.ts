import { describe, expect, it } from '@jest/globals';
import { clipPasses } from '../../../../render-node/src/adapters/ffmpeg/arguments/clip-passes.js';
import { createRandom } from '../../../../render-node/src/domain/music/random.js';
import { paceKnots, paceOf, sourceFrame, type Pace } from '../../../../render-node/src/domain/timeline/pace.js';

const ramp: Pace = { from: 0.25, to: 4, easing: 'ease-in-out', swing: 0, pathFrames: 60 };
const speeds = (pace: Pace, frames: number) =>
	Array.from({ length: frames }, (_, frame) => sourceFrame(pace, frame + 1) - sourceFrame(pace, frame));

describe('paceOf', () => {
	it('knows none for a clip that plays as it was taken', () => {
		expect(paceOf(undefined, undefined, 60)).toBeNull();
		expect(paceOf(1, { strength: 0 }, 60)).toBeNull();
		expect(paceOf({ from: 1, to: 1, easing: 'linear' }, undefined, 60)).toBeNull();
	});

	it('swings by a twentieth at most, around the speed that the clip has', () => {
		expect(paceOf(undefined, { strength: 1 }, 60)).toMatchObject({ from: 1, to: 1, swing: 0.05 });
		expect(paceOf(2, { strength: 0.5 }, 60)).toMatchObject({ from: 2, to: 2, swing: 0.05 });
	});

	it('leaves a ramp of its own alone', () => {
		expect(paceOf({ from: 1, to: 2, easing: 'linear' }, { strength: 1 }, 60)).toMatchObject({ swing: 0 });
	});
});

describe('sourceFrame', () => {
	it('plays at one speed', () => {
		expect(sourceFrame({ ...ramp, from: 2, to: 2 }, 45)).toBe(90);
	});

	it('goes from one speed to the other, and on at the last one', () => {
		const all = speeds(ramp, 80);
		expect(all[0]).toBeCloseTo(0.25, 1);
		for (const speed of all.slice(60)) expect(speed).toBeCloseTo(4, 6);
		all.slice(1).forEach((speed, index) => expect(speed).toBeGreaterThanOrEqual((all[index] ?? NaN) - 1e-9));
		// The mean of both speeds over the whole.
		expect(sourceFrame(ramp, 60)).toBeCloseTo(60 * 2.125, 6);
	});

	it('swings faster and slower, and has played as much as it was seen in the end', () => {
		const swing: Pace = { from: 1, to: 1, easing: 'linear', swing: 0.05, pathFrames: 120 };
		const all = speeds(swing, 120);
		expect(Math.max(...all)).toBeCloseTo(1.05, 2);
		expect(Math.min(...all)).toBeCloseTo(0.95, 2);
		expect(sourceFrame(swing, 120)).toBeCloseTo(120, 6);
	});

	it('never runs backwards, and is a straight line between its knots', () => {
		for (let seed = 0; seed < 200; seed++) {
			const random = createRandom(seed, 'pace');
			const [from, to] = [random.between(0.25, 4), random.between(0.25, 4)];
			const pathFrames = random.integer(1, 900);
			const pace: Pace = { from, to, easing: random.pick(['linear', 'ease-in-out']), swing: 0, pathFrames };
			for (const speed of speeds(pace, pathFrames)) expect(speed).toBeGreaterThan(0.2);
			const first = random.integer(0, pathFrames - 1);
			const knots = paceKnots(pace, first, pathFrames);
			expect(knots[0]?.frame).toBeLessThanOrEqual(first);
			expect(knots.at(-1)?.frame).toBeGreaterThanOrEqual(pathFrames);
			for (const { frame, source } of knots) expect(source).toBeCloseTo(sourceFrame(pace, frame), 9);
		}
	});
});

describe('the reading of a clip with a pace', () => {
	const framing = { canvas: { width: 2, height: 2 }, box: { x: 0, y: 0, width: 2, height: 2 } };
	const clip = { kind: 'clip' as const, assetId: 'c', fit: { fit: 'cover' as const }, framing, camera: null };
	const double = { ...ramp, from: 2, to: 2 };

	it('begins half a second before what it shows, however late the segment', () => {
		const layer = { ...clip, trimStartMs: 1000, loopFrames: 900, firstFrame: 150, pace: double };
		expect(clipPasses(layer, 60, 30).passes).toMatchObject([{ seekSeconds: 10.5 }]);
	});

	it('reads each pass of a clip that ends', () => {
		const layer = { ...clip, trimStartMs: 1000, loopFrames: 60, firstFrame: 15, pace: double };
		const { passes, repeated } = clipPasses(layer, 45, 30);
		expect(passes.map(({ seekSeconds }) => seekSeconds)).toEqual([1.5, 0.5]);
		expect(repeated).toEqual([]);
	});

	it('holds a short one in memory', () => {
		const layer = { ...clip, trimStartMs: 0, loopFrames: 6, firstFrame: 10, pace: double };
		const { passes, repeated } = clipPasses(layer, 45, 30);
		expect(passes).toHaveLength(1);
		expect(repeated.join()).toMatch(/^loop=loop=-1:size=6:start=0,.*trim=start_frame=2,/);
	});
});
