import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { encodingRefused } from '../../domain/fetching/fetch-problems.js';

/** Streams that undo a Content-Encoding: none for bytes as they are. Asked for nothing packed, some servers pack anyway. */
export function unpack(encoding: string | null): Transform[] {
	switch ((encoding ?? '').trim().toLowerCase()) {
		case '':
		case 'identity':
			return [];
		case 'gzip':
		case 'x-gzip':
			return [createGunzip()];
		case 'deflate':
			return [createInflate()];
		case 'br':
			return [createBrotliDecompress()];
		default:
			throw encodingRefused(encoding ?? '');
	}
}
