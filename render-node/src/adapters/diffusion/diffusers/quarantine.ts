import type { GenerationPiece } from '../../../domain/diffusion/generation.js';
import { contentHash } from '../../../domain/jobs/content-hash.js';

/** Workers that one piece may take along before it is taken for what did it. */
export const deathsUntilQuarantine = 2;
const mostRemembered = 1_000;

export type Quarantine = {
	/** Counts a worker that died over this piece, and tells whether it is now in quarantine. */
	died(modelKey: string, piece: GenerationPiece): boolean;
	made(modelKey: string, piece: GenerationPiece): void;
	holds(modelKey: string, piece: GenerationPiece): boolean;
};

/** Remembers until the service ends which pieces their workers died over. */
export function createQuarantine(): Quarantine {
	const deaths = new Map<string, number>();
	// The same picture may lie elsewhere for another job; which sources there are stays the same.
	const keyOf = (modelKey: string, { request, sources }: GenerationPiece) =>
		contentHash([modelKey, request, Object.keys(sources)]);
	return {
		died(modelKey, piece) {
			const key = keyOf(modelKey, piece);
			const count = (deaths.get(key) ?? 0) + 1;
			deaths.delete(key);
			deaths.set(key, count);
			for (const oldest of [...deaths.keys()].slice(0, Math.max(0, deaths.size - mostRemembered)))
				deaths.delete(oldest);
			return count >= deathsUntilQuarantine;
		},
		made: (modelKey, piece) => void deaths.delete(keyOf(modelKey, piece)),
		holds: (modelKey, piece) => (deaths.get(keyOf(modelKey, piece)) ?? 0) >= deathsUntilQuarantine,
	};
}
