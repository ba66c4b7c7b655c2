/** Ids that a misspelt one may have meant, nearest first. Pure. */
export function nearIds(wanted: string, ids: readonly string[]): string[] {
	const farthest = Math.max(2, Math.floor(wanted.length / 3));
	return ids
		.map((id) => ({ id, distance: id.startsWith(wanted) && wanted !== '' ? 1 : editDistance(wanted, id) }))
		.filter(({ distance }) => distance <= farthest)
		.sort((a, b) => a.distance - b.distance)
		.slice(0, 3)
		.map(({ id }) => id);
}

/** Letters to insert, delete or replace (Levenshtein). */
function editDistance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [line, letter] of [...from].entries()) {
		const next = [line + 1];
		for (const [column, other] of [...to].entries()) {
			const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
			next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
