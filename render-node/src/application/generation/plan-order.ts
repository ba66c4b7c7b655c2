import type { Warning } from '@showrunner/contract';
import type { GenerationRequest } from '../../domain/diffusion/generation.js';
import type { KeptPiece } from '../../domain/diffusion/kept-piece.js';
import type { ModelCard } from '../../domain/diffusion/model-card.js';
import { normaliseRequest } from '../../domain/diffusion/normalise-request.js';
import type { PieceCache } from '../../domain/ports.js';
import { pieceKey } from './piece-key.js';
import type { FoundWanted, WantedPiece } from './wanted-piece.js';

/** A piece as one model will make it. */
export type PlannedPiece<P extends WantedPiece> = {
	wanted: P;
	request: GenerationRequest;
	adjustments: Warning[];
	key: string;
};

export type OrderPlan<P extends WantedPiece> = { planned: PlannedPiece<P>[]; found: FoundWanted<P>[] };

/** Fits the wishes to a model's rules and finds those pieces that this model has made before. */
export async function planOrder<P extends WantedPiece>(
	model: ModelCard,
	wanted: readonly P[],
	pieces: PieceCache,
): Promise<OrderPlan<P>> {
	const plan: OrderPlan<P> = { planned: [], found: [] };
	for (const piece of wanted) {
		const { request, adjustments } = normaliseRequest(model, piece.wish);
		const key = pieceKey(model, request, piece.sources);
		// Only `storePiece` writes under these keys.
		const kept = (await pieces.find(key)) as KeptPiece | null;
		if (kept === null) plan.planned.push({ wanted: piece, request, adjustments, key });
		else plan.found.push({ wanted: piece, kept, key });
	}
	return plan;
}
