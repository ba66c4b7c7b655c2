import { describe, expect, it } from '@jest/globals';
import { cutAtSilences } from '../../../../render-node/src/domain/audio/cut-at-silences.js';

const blockMs = 20;

/** Speech of one loudness with silences at the given spans, in milliseconds. */
function levels(durationMs: number, silences: [number, number][]) {
	const powers = new Float32Array(durationMs / blockMs).fill(0.1);
	for (const [from, to] of silences) powers.fill(0, from / blockMs, to / blockMs);
	return { powers, blockMs };
}

describe('cutting at silences', () => {
	it('cuts in the latest silence that keeps a piece short enough', () => {
		const sound = levels(60_000, [
			[13_000, 13_600],
			[17_000, 17_600],
			[31_000, 31_600],
			[45_000, 45_600],
		]);
		const starts = cutAtSilences(sound, 60_000, 20_000);
		expect(starts).toHaveLength(4);
		for (const [index, [from, to]] of (
			[
				[17_000, 17_600],
				[31_000, 31_600],
				[45_000, 45_600],
			] as const
		).entries()) {
			expect(starts[index + 1]).toBeGreaterThan(from);
			expect(starts[index + 1]).toBeLessThan(to);
		}
	});

	it('cuts anywhere rather than making a piece too long', () => {
		const starts = cutAtSilences(levels(50_000, []), 50_000, 20_000);
		const lengths = starts.map((start, index) => (starts[index + 1] ?? 50_000) - start);
		expect(starts[0]).toBe(0);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(20_000);
		expect(Math.min(...lengths)).toBeGreaterThan(0);
	});

	it('leaves what is short enough in one piece', () => {
		expect(cutAtSilences(levels(20_000, [[9_000, 10_000]]), 20_000, 20_000)).toEqual([0]);
	});
});
