import { describe, expect, it } from '@jest/globals';
import { createLoudnessMeter, integratedLoudness } from '../../../../render-node/src/domain/music/loudness.js';

const sine = (seconds: number, amplitude: number) =>
	Float32Array.from({ length: seconds * 48_000 }, (_, i) => amplitude * Math.sin((2 * Math.PI * 997 * i) / 48_000));

describe('integratedLoudness', () => {
	// ITU-R BS.1770-4, section 2.1: a 997 Hz sine at 0 dBFS in one channel reads -3.01 LUFS.
	it('reads the reference tone as the standard says', () => {
		expect(integratedLoudness({ left: sine(5, 1), right: new Float32Array(240_000) })).toBeCloseTo(-3.01, 1);
	});

	it('leaves silence out of account', () => {
		const left = new Float32Array(20 * 48_000);
		left.set(sine(5, 0.1));
		expect(integratedLoudness({ left, right: left })).toBeCloseTo(-20, 0);
	});

	it('is the same for what comes in pieces of any length', () => {
		const sound = { left: sine(3, 0.1), right: sine(3, 0.02) };
		const meter = createLoudnessMeter();
		for (let at = 0; at < sound.left.length; at += 7_001) {
			const end = at + 7_001;
			meter.hear({ left: sound.left.subarray(at, end), right: sound.right.subarray(at, end) });
		}
		expect(meter.integratedLufs()).toBe(integratedLoudness(sound));
	});

	it('has no number for silence', () => {
		expect(integratedLoudness({ left: new Float32Array(96_000), right: new Float32Array(96_000) })).toBe(-Infinity);
	});
});
