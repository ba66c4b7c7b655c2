import type { Problem } from '@showrunner/contract';
import type {
	GenerationOrder,
	GenerationPiece,
	GenerationRun,
	MadePiece,
} from '../../../domain/diffusion/generation.js';
import { Refusal } from '../../../domain/refusal.js';

/**
 * Makes the pieces of an order one after the other. A piece that is refused for itself is told and the next one is
 * begun; everything else ends the order.
 */
export async function makePieces(
	{ pieces }: GenerationOrder,
	run: GenerationRun,
	make: (piece: GenerationPiece, index: number) => Promise<MadePiece>,
): Promise<void> {
	for (const [index, piece] of pieces.entries()) {
		run.signal.throwIfAborted();
		run.onProgress({ phase: 'waiting', piece: index, steps: null });
		const made = await make(piece, index).catch((error: unknown) => {
			if (!run.signal.aborted && error instanceof Refusal && isOfThePieceAlone(error.problem)) return error;
			throw error;
		});
		await run.onPiece(made instanceof Refusal ? { piece: index, problem: made.problem } : { piece: index, made });
	}
}

const isOfThePieceAlone = ({ kind, type }: Problem) =>
	kind === 'content-rejected' || kind === 'input-invalid' || type === 'result-unusable';
