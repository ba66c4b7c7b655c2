import { describe, expect, it } from '@jest/globals';
import { estimateTimes } from '../../../../render-node/src/domain/speech/estimate-times.js';
import { visibleWords } from '../../../../render-node/src/domain/speech/visible-words.js';
import { blockMs } from '../../../../render-node/src/domain/speech/voiced-sound.js';

/** Blocks that are heard, from block to block. */
function heard(length: number, spans: [number, number][]): Float32Array {
	const powers = new Float32Array(length);
	for (const [from, to] of spans) powers.fill(1, from, to);
	return powers;
}

describe('estimateTimes', () => {
	const sentences = ['שלום לכולם.', 'ברוכים הבאים לסיפור.'].map((text) => visibleWords(text, 'he'));

	it('lets sentences end in pauses, and words lie only where something is heard', () => {
		const powers = heard(200, [
			[20, 60],
			[100, 180],
		]);
		const [first = [], second = []] = estimateTimes(sentences, powers, 0.5);
		expect(first[0]?.startMs).toBe(20 * blockMs);
		expect(first.at(-1)?.endMs).toBe(60 * blockMs);
		expect(second[0]?.startMs).toBe(100 * blockMs);
		expect(second.at(-1)?.endMs).toBe(180 * blockMs);
	});

	it('shares a sound without pauses by the letters', () => {
		const [first = [], second = []] = estimateTimes(sentences, heard(100, [[0, 100]]), 0.5);
		expect(first.at(-1)?.endMs).toBeGreaterThan(20 * blockMs);
		expect(first.at(-1)?.endMs).toBeLessThan(50 * blockMs);
		expect(second.at(-1)?.endMs).toBe(100 * blockMs);
	});
});
