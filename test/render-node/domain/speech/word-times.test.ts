import { describe, expect, it } from '@jest/globals';
import { fillWordTimes } from '../../../../render-node/src/domain/speech/fill-word-times.js';
import { inOrder, shareSpan } from '../../../../render-node/src/domain/speech/time-span.js';

describe('shareSpan', () => {
	it('gives longer words and figures more time and loses none of it', () => {
		const [short, long, figure] = shareSpan({ startMs: 100, endMs: 1100 }, ['a', 'lighthouse', '1912']);
		expect(short?.startMs).toBe(100);
		expect(figure?.endMs).toBeCloseTo(1100);
		expect(long?.startMs).toBe(short?.endMs);
		expect((long?.endMs ?? 0) - (long?.startMs ?? 0)).toBeGreaterThan((short?.endMs ?? 0) - (short?.startMs ?? 0));
		expect((figure?.endMs ?? 0) - (figure?.startMs ?? 0)).toBeGreaterThan(300);
	});
});

describe('fillWordTimes', () => {
	const whole = { startMs: 0, endMs: 1000 };

	it('lets a word that was not spoken share the time of the one before it', () => {
		const spans = fillWordTimes(
			['ab', '東京', 'cd'],
			[{ startMs: 0, endMs: 400 }, null, { startMs: 500, endMs: 900 }],
			whole,
		);
		expect(spans).toEqual([
			{ startMs: 0, endMs: 200 },
			{ startMs: 200, endMs: 400 },
			{ startMs: 500, endMs: 900 },
		]);
	});

	it('lets the first word share with the one after it, and all words the whole when none is known', () => {
		expect(fillWordTimes(['ab', 'cd'], [null, { startMs: 200, endMs: 600 }], whole)).toEqual([
			{ startMs: 200, endMs: 400 },
			{ startMs: 400, endMs: 600 },
		]);
		expect(fillWordTimes(['ab', 'cd'], [null, null], whole)[1]).toEqual({ startMs: 500, endMs: 1000 });
	});
});

describe('inOrder', () => {
	it('makes overlapping, empty and overhanging spans follow each other inside the limit', () => {
		const spans = inOrder(
			[
				{ startMs: -5, endMs: 300.4 },
				{ startMs: 200, endMs: 200 },
				{ startMs: 150, endMs: 90 },
				{ startMs: 999, endMs: 1200 },
			],
			1000,
		);
		let lastEnd = 0;
		for (const { startMs, endMs } of spans) {
			expect(startMs).toBeGreaterThanOrEqual(lastEnd);
			expect(endMs).toBeGreaterThan(startMs);
			lastEnd = endMs;
		}
		expect(lastEnd).toBeLessThanOrEqual(1000);
	});
});
