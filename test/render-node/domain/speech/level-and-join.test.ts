import { describe, expect, it } from '@jest/globals';
import { joinSentences } from '../../../../render-node/src/domain/speech/join-sentences.js';
import { levelSound, speechRms } from '../../../../render-node/src/domain/speech/level-sound.js';
import { peakOf, soundDurationMs } from '../../../../render-node/src/domain/speech/sound.js';

const rate = 16_000;
const tone = (durationMs: number, amplitude: number) =>
	Float32Array.from(
		{ length: (durationMs / 1000) * rate },
		(_, i) => amplitude * Math.sin((2 * Math.PI * 200 * i) / rate),
	);
const padded = (sound: Float32Array, beforeMs: number, afterMs: number) => {
	const samples = new Float32Array(sound.length + ((beforeMs + afterMs) / 1000) * rate);
	samples.set(sound, (beforeMs / 1000) * rate);
	return samples;
};

describe('levelSound', () => {
	it('brings soft and loud speech to one level, pauses not counted', () => {
		const soft = padded(tone(500, 0.02), 0, 2000);
		const loud = tone(500, 0.5);
		levelSound(soft, rate);
		levelSound(loud, rate);
		expect(20 * Math.log10(speechRms(soft, rate))).toBeCloseTo(-20, 0);
		expect(20 * Math.log10(speechRms(loud, rate))).toBeCloseTo(-20, 0);
	});

	it('never drives a peak into clipping, and leaves silence silent', () => {
		const spiky = padded(tone(500, 0.01), 0, 10);
		spiky[100] = 0.9;
		levelSound(spiky, rate);
		expect(peakOf(spiky)).toBeLessThan(0.85);
		const silent = new Float32Array(100);
		levelSound(silent, rate);
		expect(peakOf(silent)).toBe(0);
	});
});

describe('joinSentences', () => {
	it('cuts the silence around sentences, puts one pause between and keeps word times true', () => {
		const sentence = (beforeMs: number) => ({
			sound: { samples: padded(tone(300, 0.5), beforeMs, 500), sampleRateHz: rate },
			spans: [{ startMs: beforeMs, endMs: beforeMs + 300 }],
		});
		const { sound, spans } = joinSentences([sentence(400), sentence(100)], rate);
		expect(soundDurationMs(sound)).toBeCloseTo(40 + 360 + 200 + 360 + 40, -1);
		for (const { startMs, endMs } of spans) {
			const at = (ms: number) => Math.round((ms / 1000) * rate);
			expect(peakOf(sound.samples.subarray(at(startMs), at(endMs)))).toBeGreaterThan(0.4);
			expect(peakOf(sound.samples.subarray(at(startMs - 20), at(startMs - 2)))).toBe(0);
		}
		expect((spans[1]?.startMs ?? 0) - (spans[0]?.endMs ?? 0)).toBeCloseTo(260, -1);
	});
});
