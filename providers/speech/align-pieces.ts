import type { SpeechAlignResult } from '@showrunner/contract';
import type { VendorContext } from '../core/vendor-context';
import { givenTimes, type KeptPiece } from './buy-piece';
import { runFurtherJob } from '../core/run-further-job';

export type SaidScene = { id: string; text: string; kept: KeptPiece | null };

/**
 * Makes scenes of a vendor's sounds as the local voices give them: trimmed, levelled, each word with its time.
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
	return await runFurtherJob({ kind: 'speech.align', step: 'speech', input }, context);
}
