import { describe, expect, it } from '@jest/globals';
import { alignSound } from '../../../../render-node/src/domain/speech/align-sound.js';
import { createPowerSpectrum } from '../../../../render-node/src/domain/speech/power-spectrum.js';
import type { Sound } from '../../../../render-node/src/domain/speech/sound.js';
import { splitAtPauses } from '../../../../render-node/src/domain/speech/split-at-pauses.js';

/** A buzz with harmonics of `hz`: like a vowel, told from others by its spectrum. */
const buzz = (hz: number, durationMs: number, sampleRateHz = 16_000): Sound => ({
	sampleRateHz,
	samples: Float32Array.from({ length: (durationMs / 1000) * sampleRateHz }, (_, i) =>
		[1, 2, 3].reduce((sum, k) => sum + Math.sin((2 * Math.PI * hz * k * i) / sampleRateHz) / (4 * k), 0),
	),
});
const silence = (durationMs: number, sampleRateHz = 16_000): Sound => ({
	sampleRateHz,
	samples: new Float32Array((durationMs / 1000) * sampleRateHz),
});
const chain = (...sounds: Sound[]): Sound => ({
	sampleRateHz: sounds[0]?.sampleRateHz ?? 0,
	samples: Float32Array.from(sounds.flatMap((sound) => [...sound.samples])),
});

describe('createPowerSpectrum', () => {
	it('finds all power of a sine in its own bin', () => {
		const size = 64;
		const power = createPowerSpectrum(size)(
			Float64Array.from({ length: size }, (_, i) => Math.sin((2 * Math.PI * 5 * i) / size)),
		);
		expect(power.indexOf(Math.max(...power))).toBe(5);
		expect(power[5]).toBeCloseTo((size / 2) ** 2);
		expect(power[9]).toBeCloseTo(0);
	});
});

describe('alignSound', () => {
	it('finds stretched and shrunk words at another sample rate to within two frames', () => {
		const reference = [220, 700, 1500].map((hz, i) => ({ text: `w${i}`, sound: buzz(hz, 300, 22_050) }));
		const heard = chain(silence(150), buzz(220, 400), buzz(700, 200), buzz(1500, 500), silence(200));
		const spans = alignSound(reference, heard);
		const starts = spans.map((span) => span.startMs);
		for (const [index, expected] of [150, 550, 750].entries())
			expect(Math.abs((starts[index] ?? 0) - expected)).toBeLessThanOrEqual(20);
		expect(Math.abs((spans[2]?.endMs ?? 0) - 1250)).toBeLessThanOrEqual(20);
	});

	it('lets a pause stand between words with a comma', () => {
		const reference = [
			{ text: 'one,', sound: buzz(220, 300) },
			{ text: 'two', sound: buzz(700, 300) },
		];
		const [first, second] = alignSound(reference, chain(buzz(220, 300), silence(250), buzz(700, 300)));
		expect(first?.endMs).toBeLessThan(420);
		expect(Math.abs((second?.startMs ?? 0) - 550)).toBeLessThanOrEqual(20);
	});
});

describe('splitAtPauses', () => {
	it('splits at long silences and bears short ones', () => {
		const parts = splitAtPauses(
			chain(silence(100), buzz(220, 200), silence(100), buzz(220, 200), silence(400), buzz(700, 300)),
			300,
		);
		expect(parts.map(({ samples }) => Math.round(samples.length / 16))).toEqual([
			expect.closeTo(500, -1),
			expect.closeTo(300, -1),
		]);
	});
});
