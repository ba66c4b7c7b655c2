/** Loudness of a sound, one mean square for each block of `blockMs`. */
export type BlockLevels = { powers: Float32Array; blockMs: number };

/** A cut lies in the last so much of a piece, so that pieces are not much shorter than they may be. */
const searchedShare = 0.4;
/** What has to be quiet around a cut; a word lasts longer. */
const quietMs = 300;

/**
 * Where to cut so that no piece is longer than `pieceMs`: in the quietest place before that, the latest of several.
 * @returns the starts of the pieces in milliseconds, the first of them 0
 */
export function cutAtSilences({ powers, blockMs }: BlockLevels, durationMs: number, pieceMs: number): number[] {
	const starts = [0];
	for (let startMs = 0; durationMs - startMs > pieceMs; ) {
		const last = Math.floor((startMs + pieceMs) / blockMs);
		const first = Math.ceil((startMs + pieceMs * (1 - searchedShare)) / blockMs);
		startMs = quietestBlock(powers, first, last, Math.round(quietMs / blockMs)) * blockMs;
		starts.push(startMs);
	}
	return starts;
}

/** The block in whose middle the quietest stretch of `width` blocks lies, from `first` to `last`. */
function quietestBlock(powers: Float32Array, first: number, last: number, width: number): number {
	const half = Math.floor(width / 2);
	let sum = 0;
	for (let at = first - half; at < first + half; at++) sum += powers[at] ?? 0;
	let [best, least] = [first, sum];
	for (let block = first + 1; block <= last; block++) {
		sum += (powers[block + half - 1] ?? 0) - (powers[block - half - 1] ?? 0);
		// Rounding errors of a running sum must not make one silence quieter than another.
		if (sum > least + 1e-9) continue;
		[best, least] = [block, sum];
	}
	return best;
}
