import { onesOf, type Marks } from './fingerprint.js';
import { createRows, type AlignmentRows } from './alignment-rows.js';

/** Where two rows of marks tell the same, in marks; ends are exclusive. */
export type Alignment = {
	start: number;
	end: number;
	otherStart: number;
	otherEnd: number;
	/** How much it tells: up to 1 for each mark. */
	score: number;
	/** Marks of it that say something. */
	telling: number;
	/** Sure bits of both, and how many of them differ. */
	sure: number;
	differing: number;
};

export type AlignmentRules = {
	/** Share of differing bits up to which a pair of marks speaks for being the same. */
	limit: number;
	/** Sure bits from which a pair of marks says something; fewer agree by chance too often. */
	leastSure: number;
	/** Marks that may differ in a row before a match ends. */
	patience: number;
	/** Alignments that tell less are not kept. */
	leastScore: number;
};

export type Block = { from: number; to: number };

/** A step aside, as other speeds need now and then, costs part of what a mark tells, so that it is taken only for that. */
const asideCost = 0.2;

/**
 * The best local alignment from each place where one begins (Smith and Waterman, 1981), of one block against another.
 * Speeds from half to double are followed.
 */
export function alignMarks(
	query: Marks,
	other: Marks,
	{ rows: { from, to }, columns }: { rows: Block; columns: Block },
	rules: AlignmentRules,
): Alignment[] {
	const width = columns.to - columns.from;
	const fillCell = createFiller(query, other, columns.from, rules);
	let [now, before, earlier] = [createRows(width), createRows(width), createRows(width)];
	const found = new Map<number, Alignment>();
	for (let row = from; row < to; row++) {
		now.score.fill(0);
		for (let column = 0; column < width; column++) {
			fillCell(row, column, now, before, earlier);
			if ((now.score[column] ?? 0) >= rules.leastScore)
				keepBest(found, { now, row, column, offset: columns.from, width });
		}
		[now, before, earlier] = [earlier, now, before];
	}
	return [...found.values()];
}

const greater = (a: number, b: number) => (a > b ? a : b);

type FillCell = (
	row: number,
	column: number,
	now: AlignmentRows,
	before: AlignmentRows,
	earlier: AlignmentRows,
) => void;

/** Works out how well an alignment does that ends in a cell. Millions of cells are filled: nothing is made for one. */
function createFiller(query: Marks, other: Marks, offset: number, rules: AlignmentRules): FillCell {
	const { words } = query;
	const [bits, sureBits, otherBits, otherSure] = [query.bits, query.sure, other.bits, other.sure];
	return (row, column, now, before, earlier) => {
		let sure = 0;
		let differing = 0;
		const at = row * words;
		const otherAt = (offset + column) * words;
		for (let word = 0; word < words; word++) {
			const both = (sureBits[at + word] ?? 0) & (otherSure[otherAt + word] ?? 0);
			sure += onesOf(both);
			differing += onesOf(((bits[at + word] ?? 0) ^ (otherBits[otherAt + word] ?? 0)) & both);
		}
		const isTelling = sure >= rules.leastSure;
		const gain = isTelling ? greater(-1, 1 - differing / sure / rules.limit) : 0;
		const straight = column > 0 ? (before.score[column - 1] ?? 0) : 0;
		const slower = column > 0 ? (earlier.score[column - 1] ?? 0) - asideCost : 0;
		const faster = column > 1 ? (before.score[column - 2] ?? 0) - asideCost : 0;
		const best = greater(straight, greater(slower, faster));
		if (best + gain <= 0 || (best <= 0 && gain <= 0)) return;
		const score = greater(best, 0) + gain;
		if (best <= 0) now.begin(column, row, score);
		else if (straight === best) now.goOn(column, before, column - 1, score);
		else if (slower === best) now.goOn(column, earlier, column - 1, score);
		else now.goOn(column, before, column - 2, score);
		if (isTelling) now.tell(column, sure, differing);
		if (score > (now.top[column] ?? 0) - rules.patience) now.score[column] = score;
	};
}

type Ending = {
	now: AlignmentRows;
	row: number;
	column: number;
	offset: number;
	width: number;
};

function keepBest(found: Map<number, Alignment>, { now, row, column, offset, width }: Ending): void {
	const score = now.score[column] ?? 0;
	if (score < (now.top[column] ?? 0)) return;
	const start = now.startRow[column] ?? 0;
	const otherStart = now.startColumn[column] ?? 0;
	const key = start * width + otherStart;
	if ((found.get(key)?.score ?? 0) >= score) return;
	found.set(key, {
		...{ start, end: row + 1, otherStart: offset + otherStart, otherEnd: offset + column + 1, score },
		...{ telling: now.telling[column] ?? 0, sure: now.sure[column] ?? 0, differing: now.differing[column] ?? 0 },
	});
}
