import type { GenerationKind } from '@showrunner/contract';
import { Refusal } from '../../domain/refusal.js';
import type { KeptPiece } from '../../domain/diffusion/kept-piece.js';
import type { JobContext } from '../job-handler.js';
import { accountOf, type GenerationAccount } from './generation-account.js';
import type { GenerationDeps } from './generation-deps.js';
import { generatePieces, type ModelWish } from './generate-pieces.js';
import type { WantedPiece } from './wanted-piece.js';

/** Makes one piece, or refuses with why nobody did. */
export async function generatePiece(
	kind: GenerationKind,
	piece: WantedPiece,
	wish: ModelWish,
	deps: GenerationDeps,
	context: JobContext,
): Promise<{ kept: KeptPiece; account: GenerationAccount }> {
	const generated = await generatePieces({ kind }, [piece], wish, deps, context);
	const [made] = generated.made;
	const [failed] = generated.failed;
	if (!made) throw failed ? new Refusal(failed.problem) : new TypeError('a piece was neither made nor refused');
	return { kept: made.kept, account: accountOf([generated]) };
}
