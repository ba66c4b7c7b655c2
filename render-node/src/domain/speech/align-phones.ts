import type { TimeSpan } from './time-span.js';

export type PhoneSpan = TimeSpan & { phone: string };

const vowels = new Set([
	'aa',
	'ae',
	'ah',
	'ao',
	'aw',
	'ax',
	'axr',
	'ay',
	'eh',
	'er',
	'ey',
	'ih',
	'ix',
	'iy',
	'ow',
	'oy',
	'uh',
	'uw',
]);
const gapCost = 0.8;
const vowelSwapCost = 0.6;
const otherSwapCost = 1;
/** Above this mean cost per phone the two sound sequences are not the same words. */
const hopelessCost = 0.5;

/**
 * When each word was spoken: `wordPhones` are the phones of the words said one by one, `heard` those of the connected
 * speech without its pauses. A minimal-edit path hands every heard phone to a word. Null when they do not fit.
 */
export function alignPhones(wordPhones: string[][], heard: PhoneSpan[]): (TimeSpan | null)[] | null {
	const expected = wordPhones.flatMap((phones, wordIndex) => phones.map((phone) => ({ phone, wordIndex })));
	if (expected.length === 0 || heard.length === 0) return null;
	const cost = editCosts(
		expected.map((item) => item.phone),
		heard.map((item) => item.phone),
	);
	if (cost.at(expected.length, heard.length) / Math.max(expected.length, heard.length) > hopelessCost) return null;
	const spans: (TimeSpan | null)[] = wordPhones.map(() => null);
	let row = expected.length;
	for (let column = heard.length; column > 0; ) {
		const phone = heard[column - 1];
		const word = expected[Math.max(row - 1, 0)]?.wordIndex ?? 0;
		const move = row === 0 ? 'extra' : cost.move(row, column);
		if (move !== 'missing' && phone) {
			const known = spans[word];
			spans[word] = { startMs: phone.startMs, endMs: known?.endMs ?? phone.endMs };
			column--;
		}
		if (move !== 'extra') row--;
	}
	return spans;
}

type Move = 'pair' | 'missing' | 'extra';

function editCosts(expected: string[], heard: string[]) {
	const width = heard.length + 1;
	const table = new Float64Array((expected.length + 1) * width);
	const at = (row: number, column: number) => table[row * width + column] ?? 0;
	const pair = (row: number, column: number) =>
		at(row - 1, column - 1) + swapCost(expected[row - 1], heard[column - 1]);
	for (let row = 0; row <= expected.length; row++) {
		for (let column = 0; column <= heard.length; column++) {
			const missing = row > 0 ? at(row - 1, column) + gapCost : Infinity;
			const extra = column > 0 ? at(row, column - 1) + gapCost : Infinity;
			const both = row > 0 && column > 0 ? pair(row, column) : Infinity;
			table[row * width + column] = row + column === 0 ? 0 : Math.min(missing, extra, both);
		}
	}
	const move = (row: number, column: number): Move => {
		const here = at(row, column);
		if (here === pair(row, column)) return 'pair';
		return here === at(row - 1, column) + gapCost ? 'missing' : 'extra';
	};
	return { at, move };
}

function swapCost(a: string | undefined, b: string | undefined): number {
	if (a === b) return 0;
	return a && b && vowels.has(a) && vowels.has(b) ? vowelSwapCost : otherSwapCost;
}
