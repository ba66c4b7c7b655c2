import { alignMarks, type Alignment, type AlignmentRules, type Block } from './align-marks.js';
import { markCount, type Marks } from './fingerprint.js';
import { keysOfMarks } from './search-keys.js';

export type SharedRange = { startMs: number; endMs: number; otherStartMs: number; otherEndMs: number };

/** What two rows of marks have in common. */
export type Shared = {
	/** In the order of the first; none overlaps another there. */
	ranges: SharedRange[];
	sharedMs: number;
	/** Mean share of differing bits, 0 for equal, 0.5 for unrelated. */
	apart: number;
};

export type SharedRules = AlignmentRules & {
	/** Shorter ranges are not told. */
	leastMs: number;
	/** Mean share of differing bits above which a range is not told. */
	leastAlike: number;
};

/** Larger rows are compared block by block, and only blocks that share a key. */
const blockMarks = 1_024;
/** Two ranges with no more between them are one, where both sides go on at the same pace. */
const bridgedMs = 1_500;

/**
 * Compares two rows of marks. Takes long for long ones, so it stops at each yield: the caller goes on when it likes.
 */
export function* findShared(
	query: Marks,
	other: Marks,
	family: 'pictures' | 'sound',
	rules: SharedRules,
): Generator<void, Shared> {
	const [rows, columns] = [blocksOf(query, family), blocksOf(other, family)];
	const isWhole = rows.length === 1 && columns.length === 1;
	const found: Alignment[] = [];
	for (const row of rows) {
		for (const column of columns) {
			if (!isWhole && !sharesKey(row.keys(), column.keys())) continue;
			found.push(...alignMarks(query, other, { rows: row, columns: column }, rules));
			yield;
		}
	}
	const chosen = joined(apart(found), bridgedMs / query.everyMs).filter(
		({ telling, sure, differing }) => telling * query.everyMs >= rules.leastMs && differing / sure <= rules.leastAlike,
	);
	return summed(chosen, query);
}

type KeyedBlock = Block & { keys(): Set<number> };

function blocksOf(marks: Marks, family: 'pictures' | 'sound'): KeyedBlock[] {
	const count = markCount(marks);
	return Array.from({ length: Math.max(1, Math.ceil(count / blockMarks)) }, (_, i) => {
		const block = { from: i * blockMarks, to: Math.min((i + 1) * blockMarks, count) };
		let known: Set<number> | null = null;
		return { ...block, keys: () => (known ??= keysOfMarks(marks, family, block.from, block.to)) };
	});
}

function sharesKey(a: Set<number>, b: Set<number>): boolean {
	const [few, many] = a.size < b.size ? [a, b] : [b, a];
	for (const key of few) if (many.has(key)) return true;
	return false;
}

/** The best that do not overlap, in order of time. */
function apart(found: readonly Alignment[]): Alignment[] {
	const chosen: Alignment[] = [];
	for (const one of [...found].sort((a, b) => b.score - a.score)) {
		if (chosen.every(({ start, end }) => one.end <= start || one.start >= end)) chosen.push(one);
	}
	return chosen.sort((a, b) => a.start - b.start);
}

/** Joins what was cut by a block's edge or by a moment that differs. */
function joined(inOrder: readonly Alignment[], bridged: number): Alignment[] {
	const whole: Alignment[] = [];
	for (const next of inOrder) {
		const last = whole.at(-1);
		const gap = last ? next.start - last.end : Infinity;
		const otherGap = last ? next.otherStart - last.otherEnd : Infinity;
		if (!last || gap > bridged || otherGap < -1 || otherGap > bridged || Math.abs(gap - otherGap) > bridged / 2) {
			whole.push(next);
			continue;
		}
		whole[whole.length - 1] = {
			...{ ...last, end: next.end, otherEnd: next.otherEnd, score: last.score + next.score },
			...{ telling: last.telling + next.telling, sure: last.sure + next.sure },
			differing: last.differing + next.differing,
		};
	}
	return whole;
}

function summed(chosen: readonly Alignment[], { everyMs, lagMs }: Marks): Shared {
	const timeOf = (mark: number) => Math.max(0, mark * everyMs - lagMs);
	const sum = (of: (alignment: Alignment) => number) => chosen.reduce((total, one) => total + of(one), 0);
	return {
		ranges: chosen.map(({ start, end, otherStart, otherEnd }) => ({
			...{ startMs: timeOf(start), endMs: timeOf(end) },
			...{ otherStartMs: timeOf(otherStart), otherEndMs: timeOf(otherEnd) },
		})),
		sharedMs: sum(({ start, end }) => end - start) * everyMs,
		apart: chosen.length === 0 ? 0.5 : sum(({ differing }) => differing) / sum(({ sure }) => sure),
	};
}
