import type { SpeechAlignResult } from '@showrunner/contract';
import type { VendorContext } from '../core/vendor-context';
import { givenTimes, type KeptPiece } from './buy-piece';
import { runFurtherJob } from '../core/run-further-job';

/** `kept`: what was said of it, in order; nothing where there was nothing to say. */
export type SaidScene = { id: string; text: string; kept: readonly KeptPiece[] };

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
			const [first = { assetId: null }, ...further] = kept.map(toSound);
			return { id, text, ...first, ...(further.length > 0 && { further }) };
		}),
	};
	return await runFurtherJob({ kind: 'speech.align', step: 'speech', input }, context);
}

function toSound(kept: KeptPiece) {
	const words = givenTimes(kept);
	return { assetId: kept.assetId, ...(words && { words }) };
}
