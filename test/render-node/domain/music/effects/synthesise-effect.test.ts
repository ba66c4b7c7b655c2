import { describe, expect, it } from '@jest/globals';
import { soundEffects } from '@showrunner/contract';
import { synthesiseEffect } from '../../../../../render-node/src/domain/music/effects/synthesise-effect.js';

const bytes = (samples: Float32Array) => Buffer.from(samples.buffer);

describe.each(soundEffects)('synthesiseEffect of a %s', (effect) => {
	const { left, right } = synthesiseEffect({ effect, seed: 7 });

	it('lasts under 1.5 s and peaks at -6 dBFS', () => {
		expect(left.length / 48_000).toBeLessThan(1.5);
		expect(right).toHaveLength(left.length);
		expect(
			Math.max(...[left, right].map((side) => side.reduce((peak, s) => Math.max(peak, Math.abs(s)), 0))),
		).toBeCloseTo(0.5, 5);
	});

	it('begins and ends in silence, so that it never clicks', () => {
		for (const side of [left, right]) {
			expect(Math.abs(side[0] ?? 1)).toBeLessThan(0.001);
			expect(Math.abs(side.at(-1) ?? 1)).toBeLessThan(0.001);
		}
	});

	it('is the same for the same seed and another for another', () => {
		const again = synthesiseEffect({ effect, seed: 7 }).left;
		const other = synthesiseEffect({ effect, seed: 8 }).left;
		expect(bytes(again).equals(bytes(left))).toBe(true);
		expect(bytes(other).equals(bytes(left))).toBe(false);
	});
});
