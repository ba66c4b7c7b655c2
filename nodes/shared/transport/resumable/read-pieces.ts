import type { OpenBytes } from '../move-bytes';

/** A piece of a file and where it begins. */
export type Piece = { offset: number; bytes: Buffer };

/**
 * Reads a file from `offset` on in pieces of `pieceBytes`, the last one smaller. No more than one piece is held: the
 * next is read when it is asked for.
 */
export async function* readPieces(open: OpenBytes, offset: number, pieceBytes: number): AsyncGenerator<Piece> {
	const source = await open();
	let begun = { offset, filled: 0, bytes: Buffer.allocUnsafe(pieceBytes) };
	let toSkip = offset;
	for await (const part of Buffer.isBuffer(source) ? [source] : (source as AsyncIterable<Buffer>)) {
		let rest = part.subarray(toSkip);
		toSkip -= part.length - rest.length;
		while (rest.length > 0) {
			const copied = rest.copy(begun.bytes, begun.filled);
			begun.filled += copied;
			rest = rest.subarray(copied);
			if (begun.filled < pieceBytes) continue;
			yield { offset: begun.offset, bytes: begun.bytes };
			begun = { offset: begun.offset + pieceBytes, filled: 0, bytes: Buffer.allocUnsafe(pieceBytes) };
		}
	}
	if (begun.filled > 0) yield { offset: begun.offset, bytes: begun.bytes.subarray(0, begun.filled) };
}
