import type { PieceCache } from '../../domain/ports.js';
import type { Store } from '../../domain/store/store.js';
import { findResult } from './find-result.js';

/** Keeps pieces among the results of jobs; their keys cannot meet, since both are hashes of what they stand for. */
export const createPieceCache = (store: Store): PieceCache => ({
	find: (key) => store.transaction((books) => findResult(books, key)),
	keep: (key, jobId, value) => store.transaction((books) => books.results.keep(key, jobId, value)),
});
