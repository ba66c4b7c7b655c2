/** A stretch of text that stays on one line, with its width in em and what a break after it costs the reader. */
export type Piece = { text: string; em: number; spaceBefore: boolean; breakCost: number };

/** Sets pieces on at most `count` lines of nearly equal length; every piece must fit the width on its own. */
export function balanceLines(
	pieces: readonly Piece[],
	{ width, spaceEm, count }: { width: number; spaceEm: number; count: number },
): string[] {
	const total = pieces.reduce((sum, piece) => sum + piece.em + (piece.spaceBefore ? spaceEm : 0), 0);
	const ideal = total / count;
	const plans: { cost: number; from: number; lines: number }[] = [{ cost: 0, from: 0, lines: 0 }];
	for (let to = 1; to <= pieces.length; to++) {
		let best = { cost: Infinity, from: to - 1, lines: Infinity };
		let used = 0;
		for (let from = to - 1; from >= 0; from--) {
			const piece = pieces[from];
			const before = plans[from];
			if (!piece || !before) break;
			const spaced = pieces[from + 1]?.spaceBefore && from + 1 < to ? spaceEm : 0;
			used += piece.em + spaced;
			if (used > width && from < to - 1) break;
			const ragged = ((used - ideal) / ideal) ** 2 * 60;
			const cost =
				before.cost +
				ragged +
				(to < pieces.length ? (pieces[to - 1]?.breakCost ?? 0) * 0.6 : 0) +
				(before.lines >= count ? 1_000 : 0);
			if (cost < best.cost) best = { cost, from, lines: before.lines + 1 };
		}
		plans.push(best);
	}
	const lines: string[] = [];
	for (let to = pieces.length; to > 0; to = plans[to]?.from ?? 0)
		lines.unshift(lineOf(pieces.slice(plans[to]?.from ?? 0, to)));
	return lines;
}

const lineOf = (pieces: readonly Piece[]) =>
	pieces.map(({ text, spaceBefore }, i) => (i > 0 && spaceBefore ? ` ${text}` : text)).join('');
