import { describe, expect, it } from '@jest/globals';
import { bestFile, chooseHits } from '../../../providers/stock/choose-hit';
import type { StockHit, StockRequest } from '../../../providers/stock/port';
import { searchWords } from '../../../providers/stock/search-words';

const file = (width: number, height: number) => ({ url: `https://files.example/${width}`, width, height });
const hit = (id: string, seconds: number, [width, height]: [number, number] = [1_080, 1_920]): StockHit => ({
	...{ sourceId: id, pageUrl: 'https://pages.example', author: 'Ada', durationMs: seconds * 1000 },
	files: [file(width, height)],
});
const request = (change: Partial<StockRequest> = {}): StockRequest => ({
	...{ kind: 'video', query: 'sea', locale: 'en', aspectRatio: '9:16', sceneId: 'one', minDurationMs: 5_000 },
	used: new Set<string>(),
	...change,
});
const chosen = (hits: StockHit[], change: Partial<StockRequest> = {}) =>
	chooseHits(hits, request(change)).map(({ hit: { sourceId }, warnings }) => [sourceId, warnings.length]);

describe('the choice among hits', () => {
	it('keeps the library’s order among those that fit, and puts what does not behind, with a warning', () => {
		const hits = [hit('short', 2), hit('wide', 9, [1_920, 1_080]), hit('a', 9), hit('longer', 4), hit('b', 6)];
		expect(chosen(hits)).toEqual([
			['a', 0],
			['b', 0],
			['wide', 1],
			['longer', 1],
			['short', 1],
		]);
	});

	it('takes none that was shown before, but for what an earlier try of the scene took', () => {
		const hits = [hit('a', 9), hit('b', 9), hit('c', 9)];
		const used = new Set(['a', 'c']);
		expect(chosen(hits, { used })).toEqual([['b', 0]]);
		expect(chosen(hits, { used, preferred: 'c' })).toEqual([
			['c', 0],
			['b', 0],
		]);
	});

	it('takes the smallest file that fills the frame, else the largest', () => {
		const size = { width: 1_080, height: 1_920 };
		const files = [file(2_160, 3_840), file(1_080, 1_920), file(540, 960)];
		expect(bestFile(files, size)?.width).toBe(1_080);
		expect(bestFile([file(540, 960), file(720, 1_280)], size)?.width).toBe(720);
		expect(bestFile([{ ...file(1_080, 1_920), url: '' }, file(0, 0)], size)).toBeUndefined();
	});
});

describe('words to search by', () => {
	it.each([
		['A lighthouse on a cliff at dusk, its lamp just lit', 'A lighthouse on a cliff at dusk'],
		['one two three four five six seven eight nine ten', 'one two three four five six seven eight'],
		['夜の灯台、霧の中', '夜の灯台'],
		['x'.repeat(150), 'x'.repeat(100)],
	])('are the first few of %s', (prompt, words) => expect(searchWords(prompt)).toBe(words));
});
