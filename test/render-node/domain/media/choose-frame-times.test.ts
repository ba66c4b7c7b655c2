import { describe, expect, it } from '@jest/globals';
import { evenTimes, timesByCuts } from '../../../../render-node/src/domain/media/choose-frame-times.js';

describe('the times of pictures', () => {
	it('lie in the middles of equal stretches', () => {
		expect(evenTimes(10_000, 4)).toEqual([1_250, 3_750, 6_250, 8_750]);
		expect(evenTimes(40, 1)).toEqual([20]);
	});

	it('lie behind the hardest cuts, in the order of time', () => {
		const cuts = [
			{ atMs: 2_000, score: 20 },
			{ atMs: 5_000, score: 60 },
			{ atMs: 7_000, score: 40 },
		];
		expect(timesByCuts(10_000, 3, cuts)).toEqual([0, 5_080, 7_080]);
	});

	it('take a flash for one cut', () => {
		const flash = [
			{ atMs: 4_000, score: 90 },
			{ atMs: 4_120, score: 80 },
		];
		expect(timesByCuts(10_000, 3, flash)).toEqual([0, 4_080, 7_040]);
	});

	it('halve the longest stretch where there are too few cuts, and stay inside the video', () => {
		expect(timesByCuts(8_000, 4, [])).toEqual([0, 2_000, 4_000, 6_000]);
		expect(timesByCuts(8_000, 2, [{ atMs: 7_990, score: 50 }])).toEqual([0, 8_000]);
	});
});
