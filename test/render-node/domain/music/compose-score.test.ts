import { describe, expect, it } from '@jest/globals';
import { moods } from '@showrunner/contract';
import { composeScore } from '../../../../render-node/src/domain/music/compose-score.js';

const seeds = Array.from({ length: 40 }, (_, seed) => seed);
const seconds = (samples: number) => samples / 48_000;

describe.each(moods)('composeScore for a %s mood', (mood) => {
	it.each([1_000, 20_000, 40_000, 60_000, 10_800_000])(
		'makes a loop of 20 to 60 s when %d ms are wished',
		(durationMs) => {
			for (const seed of seeds) {
				const length = seconds(composeScore(mood, seed, durationMs).lengthSamples);
				expect(length).toBeGreaterThanOrEqual(20);
				expect(length).toBeLessThanOrEqual(60);
			}
		},
	);

	it('covers the wished duration wherever one loop can', () => {
		for (const seed of seeds)
			expect(seconds(composeScore(mood, seed, 40_000).lengthSamples)).toBeGreaterThanOrEqual(40);
	});

	it('gives every layer something to play, all of it beginning within the loop', () => {
		for (const seed of seeds) {
			const { lengthSamples, pad, bass, arpeggio, lead, drums } = composeScore(mood, seed, 40_000);
			for (const layer of [pad, bass, arpeggio, lead, drums]) {
				expect(layer.length).toBeGreaterThan(3);
				expect(layer.every(({ start }) => start >= 0 && start < lengthSamples)).toBe(true);
			}
		}
	});

	it('leads the voices of the pad by small steps', () => {
		for (const seed of seeds) {
			const { pad } = composeScore(mood, seed, 40_000);
			const chords = [...Map.groupBy(pad, ({ start }) => start).values()].map((notes) =>
				notes.map(({ pitch }) => pitch),
			);
			const moves = chords
				.slice(1)
				.map((chord, i) => chord.map((pitch, voice) => Math.abs(pitch - (chords[i]?.[voice] ?? NaN))));
			expect(Math.max(...moves.flat())).toBeLessThanOrEqual(7);
		}
	});
});

describe('composeScore', () => {
	it('keeps a piece in the key of its pad', () => {
		for (const seed of seeds) {
			const { pad, lead } = composeScore('uplifting', seed, 40_000);
			const scale = new Set(pad.map(({ pitch }) => pitch % 12));
			expect(scale.size).toBeLessThanOrEqual(7);
			if (scale.size === 7) expect(lead.every(({ pitch }) => scale.has(pitch % 12))).toBe(true);
		}
	});

	it('finds different pieces for different seeds', () => {
		const tunes = seeds.map((seed) =>
			composeScore('calm', seed, 40_000)
				.lead.map(({ pitch }) => pitch)
				.join(' '),
		);
		expect(new Set(tunes).size).toBe(seeds.length);
	});
});
