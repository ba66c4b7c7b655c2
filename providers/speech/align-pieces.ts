import type { SpeechAlignResult } from '@showrunner/contract';
import { runJob } from '../core/run-job';
import type { VendorContext } from '../core/vendor-context';
import { givenTimes, type KeptPiece } from './buy-piece';

export type SaidScene = { id: string; text: string; kept: KeptPiece | null };

/**
 * Makes scenes of a vendor's sounds as the local voices give them: trimmed, levelled, each word with its time. The job has
 * a key of its own, for the item's own may go to the next vendor of the chain.
 */
export async function alignPieces(
	locale: string,
	scenes: readonly SaidScene[],
	context: VendorContext,
): Promise<SpeechAlignResult> {
	const input = {
		locale,
		scenes: scenes.map(({ id, text, kept }) => {
			const words = kept ? givenTimes(kept) : undefined;
			return { id, text, assetId: kept?.assetId ?? null, ...(words && { words }) };
		}),
	};
	const idempotencyKey = `${context.idempotencyKey}-${context.fingerprint(input).slice(0, 16)}`;
	return await runJob({ kind: 'speech.align', step: 'speech', input }, { ...context, idempotencyKey });
}
