import { beforeAll, describe, expect, it } from '@jest/globals';
import { moods } from '@showrunner/contract';
import { integratedLoudness } from '../../../../render-node/src/domain/music/loudness.js';
import type { Stereo } from '../../../../render-node/src/domain/music/stereo.js';
import { musicLufs } from '../../../../render-node/src/domain/music/synthesise-music.js';
import { synthesised } from '../../../kits/synthesised.js';

// Looked up once: in a test's sandbox every look at a global is slow.
const { abs, cos, sin, max, PI } = Math;

const rateHz = 48_000;
const peakOf = (samples: Float32Array) => samples.reduce((peak, sample) => max(peak, abs(sample)), 0);

/** How sharply the sound bends within a millisecond of a place, the loop closed: a click is a sharp bend. */
function bendAt(loop: Float32Array, place: number): number {
	const at = (i: number) => loop[(i + loop.length) % loop.length] ?? 0;
	const offsets = Array.from({ length: 96 }, (_, i) => place - 48 + i);
	return max(...offsets.map((i) => abs(at(i + 1) - 2 * at(i) + at(i - 1))));
}

/** Levels in dB of ten bands, from 80 Hz up by half octaves, over a tenth of a second from `start`, the loop closed. */
function spectrumAt(loop: Float32Array, start: number): number[] {
	const length = 4_800;
	return Array.from({ length: 10 }, (_, band) => {
		const step = (2 * PI * 80 * 2 ** (band / 2)) / rateHz;
		let [real, imaginary] = [0, 0];
		for (let i = 0; i < length; i++) {
			const sample = (loop[(start + i + loop.length) % loop.length] ?? 0) * (0.5 - 0.5 * cos((2 * PI * i) / length));
			real += sample * cos(step * i);
			imaginary += sample * sin(step * i);
		}
		return 10 * Math.log10(real ** 2 + imaginary ** 2 + 1e-3);
	});
}

const changeAcross = (loop: Float32Array, place: number): number => {
	const [before, after] = [spectrumAt(loop, place - 4_800), spectrumAt(loop, place)];
	return before.reduce((sum, level, i) => sum + abs(level - (after[i] ?? 0)), 0) / before.length;
};

describe.each(moods)('synthesiseMusic for a %s mood', (mood) => {
	let loop: Stereo;
	let barSamples = 0;
	let bars = 0;
	beforeAll(async () => {
		const music = await synthesised({ kind: 'music', wish: { mood, seed: 7, durationMs: 20_000 } });
		loop = music.loop;
		barSamples = 16 * Math.round((rateHz * 60) / music.beatsPerMinute / 4);
		bars = loop.left.length / barSamples;
	});

	it('lasts from 20 to 60 seconds and a whole number of sections of four bars', () => {
		expect(loop.left.length / rateHz).toBeGreaterThanOrEqual(20);
		expect(loop.left.length / rateHz).toBeLessThanOrEqual(60);
		expect(bars % 4).toBe(0);
	});

	it('stands at -17 LUFS with peaks under -1 dBFS', () => {
		expect(integratedLoudness(loop)).toBeCloseTo(musicLufs, 0);
		expect(Math.max(peakOf(loop.left), peakOf(loop.right))).toBeLessThan(10 ** (-1 / 20));
	});

	it('is wide, but not so wide that it vanishes in mono', () => {
		const mono = loop.left.map((left, i) => (left + (loop.right[i] ?? 0)) / 2);
		expect(integratedLoudness({ left: mono, right: mono })).toBeGreaterThan(musicLufs - 3);
		expect(peakOf(loop.left.map((left, i) => left - (loop.right[i] ?? 0)))).toBeGreaterThan(0.05);
	});

	it('closes without a click, where a loop that was cut elsewhere has one', () => {
		const innerBars = Array.from({ length: bars - 1 }, (_, bar) => bendAt(loop.left, (bar + 1) * barSamples));
		const cut = loop.left.subarray(0, Math.round(loop.left.length - 0.37 * barSamples));
		expect(bendAt(loop.left, 0)).toBeLessThanOrEqual(2 * Math.max(...innerBars));
		expect(bendAt(cut, 0)).toBeGreaterThan(3 * bendAt(loop.left, 0));
	});

	it('changes no more over the seam than from one bar to the next', () => {
		const innerBars = Array.from({ length: bars - 1 }, (_, bar) => changeAcross(loop.left, (bar + 1) * barSamples));
		expect(changeAcross(loop.left, 0)).toBeLessThanOrEqual(1.25 * Math.max(...innerBars));
	});
});

describe('synthesiseMusic', () => {
	const play = async (seed: number) =>
		(await synthesised({ kind: 'music', wish: { mood: 'playful', seed, durationMs: 20_000 } })).bytes;

	it('gives the same samples for the same wish and others for another seed', async () => {
		const [first, again, other] = [await play(3), await play(3), await play(4)];
		expect(again.equals(first)).toBe(true);
		expect(other.equals(first)).toBe(false);
	});

	it('takes the lowest and the highest seed', async () => {
		for (const seed of [0, 2 ** 32 - 1]) expect((await play(seed)).some((byte) => byte !== 0)).toBe(true);
	});
});
