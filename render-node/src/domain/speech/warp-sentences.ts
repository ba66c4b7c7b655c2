import { frameSize } from './voice-print.js';

/** A piece of a print, in blocks: from `first` to `last`, both included. */
export type BlockSpan = { first: number; last: number };

/**
 * Price of a heard block that belongs to no sentence. Against a wrong match, which costs about 0.3 a block more than a
 * right one, music or an aside of any length is cheaper to leave out than to squeeze words over.
 */
const skipPrice = 0.05;
/** So often the work lets others have the thread. */
const rowsAtOnce = 64;

/** How a cell of the table was reached. `slow`: two heard blocks for one; `fast`: one for two; `gap`: after what is no sentence. */
const [even, slow, fast, gap] = [0, 1, 2, 3] as const;

/**
 * Finds sentences, said one after another by another voice, in what was heard: by dynamic time warping at half to twice
 * the pace, where before and between sentences anything may be heard. Each block of the sentences counts once, so that
 * neither a fast nor a slow reading is favoured. `ends` are the numbers of blocks up to the end of each sentence.
 */
export async function warpSentences(
	expected: { print: Float32Array; ends: readonly number[] },
	heard: Float32Array,
	rest: () => Promise<void>,
): Promise<BlockSpan[] | null> {
	const table = createTable(expected, heard);
	for (let row = 0; row < table.rows; row++) {
		if (row % rowsAtOnce === 0) await rest();
		table.fill(row);
	}
	return table.trace();
}

function createTable({ print, ends }: { print: Float32Array; ends: readonly number[] }, heard: Float32Array) {
	const [rows, columns] = [heard.length / frameSize, print.length / frameSize];
	const starts = new Map(ends.map((_, sentence) => [sentence === 0 ? 0 : (ends[sentence - 1] ?? 0), sentence]));
	const moves = new Uint8Array(rows * columns);
	/** Whether the gap before a sentence came from the gap a row before (1) or from the end of the sentence before (0). */
	const waited = new Uint8Array(rows * ends.length);
	let [gaps, before, twoBefore] = [gapsAtStart(ends.length), emptyRow(columns), emptyRow(columns)];
	let distancesBefore: Float64Array = emptyRow(columns);
	let end = { cost: Infinity, row: -1 };
	return {
		rows,
		fill(row: number) {
			const distances = distancesOf(heard, row, print, columns);
			const current = emptyRow(columns);
			for (let column = 0; column < columns; column++) {
				const sentence = starts.get(column);
				const own = distances[column] ?? 0;
				let move: number = even;
				let cost = (before[column - 1] ?? Infinity) + own;
				const slowly = (twoBefore[column - 1] ?? Infinity) + (own + (distancesBefore[column] ?? Infinity)) / 2;
				if (slowly < cost) [move, cost] = [slow, slowly];
				// Not over the first block of a sentence, whose start would be lost.
				const skips = sentence === undefined && !starts.has(column - 1);
				const fastly = skips ? (before[column - 2] ?? Infinity) + own + (distances[column - 1] ?? 0) : Infinity;
				if (fastly < cost) [move, cost] = [fast, fastly];
				const anew = sentence === undefined ? Infinity : (gaps[sentence] ?? Infinity) + own;
				if (anew < cost) [move, cost] = [gap, anew];
				current[column] = cost;
				moves[row * columns + column] = move;
			}
			gaps = gaps.map((cost, sentence) => {
				const stays = cost + skipPrice;
				const begins = sentence === 0 ? Infinity : (current[(ends[sentence - 1] ?? 0) - 1] ?? Infinity);
				waited[row * ends.length + sentence] = stays <= begins ? 1 : 0;
				return Math.min(stays, begins);
			});
			const last = current[columns - 1] ?? Infinity;
			if (last < end.cost) end = { cost: last, row };
			[twoBefore, before, distancesBefore] = [before, current, distances];
		},
		trace: () => (end.row < 0 ? null : traceBack({ moves, waited, columns, ends, starts }, end.row)),
	};
}

type Traced = {
	moves: Uint8Array;
	waited: Uint8Array;
	columns: number;
	ends: readonly number[];
	starts: ReadonlyMap<number, number>;
};

function traceBack({ moves, waited, columns, ends, starts }: Traced, lastRow: number): BlockSpan[] {
	const found = ends.map((): BlockSpan => ({ first: 0, last: -1 }));
	let [row, column] = [lastRow, columns - 1];
	let sentence = ends.length - 1;
	while (row >= 0 && column >= 0) {
		const own = found[sentence];
		const move = moves[row * columns + column] ?? even;
		const taken = move === slow ? 2 : 1;
		if (own) {
			own.last = Math.max(own.last, row);
			own.first = row - taken + 1;
		}
		const opens = starts.has(column);
		row -= taken;
		column -= move === fast ? 2 : 1;
		if (!opens) continue;
		if (move === gap) while (row >= 0 && waited[row * ends.length + sentence] === 1) row--;
		sentence--;
	}
	return found;
}

const emptyRow = (columns: number) => new Float64Array(columns).fill(Infinity);
const gapsAtStart = (count: number) => Array.from({ length: count }, (_, sentence) => (sentence === 0 ? 0 : Infinity));

/** Root mean square of what sets one heard block apart from each of the expected; plain loops, for it is all the work. */
function distancesOf(heard: Float32Array, row: number, print: Float32Array, columns: number): Float64Array {
	const distances = new Float64Array(columns);
	const at = row * frameSize;
	for (let column = 0; column < columns; column++) {
		let sum = 0;
		const from = column * frameSize;
		for (let k = 0; k < frameSize; k++) {
			const difference = (heard[at + k] ?? 0) - (print[from + k] ?? 0);
			sum += difference * difference;
		}
		distances[column] = Math.sqrt(sum / frameSize);
	}
	return distances;
}
