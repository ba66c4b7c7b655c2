import { lineLimitBytes } from './read-lines.js';

/** Leaves room for the rest of the command. */
const batchLimitBytes = lineLimitBytes / 2;

/** As many pieces from the front as go into one line of the protocol; at least one. */
export function nextBatch<T extends { wire: object }>(pieces: readonly T[]): T[] {
	let bytes = 0;
	const tooMany = pieces.findIndex(({ wire }) => {
		bytes += Buffer.byteLength(JSON.stringify(wire)) + 1;
		return bytes > batchLimitBytes;
	});
	return pieces.slice(0, tooMany === -1 ? pieces.length : Math.max(1, tooMany));
}
