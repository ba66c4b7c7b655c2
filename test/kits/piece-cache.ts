import type { PieceCache } from '../../render-node/src/domain/ports.js';

/** Pieces in memory: `kept` has them by their keys. */
export function pieceCache(kept = new Map<string, unknown>()): PieceCache & { kept: Map<string, unknown> } {
	return {
		kept,
		find: async (key) => kept.get(key) ?? null,
		keep: async (key, _, value) => void kept.set(key, value),
	};
}
