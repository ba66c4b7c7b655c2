/** More would take the thread for too long; it is a scene of 4,000 letters against itself with other words. */
const mostCells = 20_000_000;

/**
 * For each letter of `wanted` the place in `given` that it is the same as, or -1: by the fewest changes that make one of
 * the other. Null where the two are too long and too unlike to be compared.
 */
export function matchLetters(wanted: readonly string[], given: readonly string[]): Int32Array | null {
	const shorter = Math.min(wanted.length, given.length);
	let head = 0;
	while (head < shorter && wanted[head] === given[head]) head++;
	let tail = 0;
	while (tail < shorter - head && wanted[wanted.length - 1 - tail] === given[given.length - 1 - tail]) tail++;
	const places = new Int32Array(wanted.length).fill(-1);
	for (let i = 0; i < head; i++) places[i] = i;
	for (let i = 1; i <= tail; i++) places[wanted.length - i] = given.length - i;
	const rows = wanted.slice(head, wanted.length - tail);
	const columns = given.slice(head, given.length - tail);
	if (rows.length * columns.length > mostCells) return null;
	for (const [row, column] of commonLetters(rows, columns)) places[head + row] = head + column;
	return places;
}

/** The pairs of a longest common subsequence. */
function commonLetters(rows: readonly string[], columns: readonly string[]): [number, number][] {
	const width = columns.length + 1;
	/** 1: both letters are the same and pair; 2: the row's letter has no partner; 0: the column's has none. */
	const moves = new Uint8Array((rows.length + 1) * width);
	let below = new Uint16Array(width);
	for (let row = rows.length - 1; row >= 0; row--) {
		const lengths = new Uint16Array(width);
		for (let column = columns.length - 1; column >= 0; column--) {
			const isPair = rows[row] === columns[column];
			const [skipRow, skipColumn] = [below[column] ?? 0, lengths[column + 1] ?? 0];
			lengths[column] = isPair ? (below[column + 1] ?? 0) + 1 : Math.max(skipRow, skipColumn);
			moves[row * width + column] = isPair ? 1 : skipRow >= skipColumn ? 2 : 0;
		}
		below = lengths;
	}
	const pairs: [number, number][] = [];
	for (let row = 0, column = 0; row < rows.length && column < columns.length; ) {
		const move = moves[row * width + column];
		if (move === 1) pairs.push([row, column]);
		if (move !== 0) row++;
		if (move !== 2) column++;
	}
	return pairs;
}
