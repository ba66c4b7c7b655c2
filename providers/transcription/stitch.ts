import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { placeWords } from './place-words';
import type { GivenWord, Transcript } from './port';
import { toSegments } from './to-segments';
import { runFurtherJob } from '../core/run-further-job';

export type PlacedPiece = { text: string; locale: string | null; words: GivenWord[]; startMs: number };

type Pieces = {
	placed: readonly PlacedPiece[];
	assetId: string;
	durationMs: number;
	/** As it was asked for; left out, what the vendor heard. */
	locale?: string;
	/** The given text, where words were looked for. */
	text?: string;
};

/** One transcript out of the pieces. Where the vendor told no times, the render-node looks for the words in the sound. */
export async function stitch(
	{ placed, assetId, durationMs, text: given, ...pieces }: Pieces,
	context: VendorContext,
): Promise<{ value: { transcript: Transcript }; warnings: Warning[] }> {
	const locale = pieces.locale ?? placed.find((piece) => piece.locale !== null)?.locale ?? 'en';
	const text =
		given ??
		placed
			.map((piece) => piece.text)
			.join(' ')
			.trim();
	const words = placed.flatMap(({ startMs, words: own }) =>
		own.map((word) => ({ ...word, startMs: word.startMs + startMs, endMs: word.endMs + startMs })),
	);
	if (words.length > 0 || text === '') {
		const whole = placeWords(text, words);
		return {
			value: { transcript: { locale, durationMs, ...whole, segments: toSegments(whole.text, whole.words) } },
			warnings: [],
		};
	}
	const input = { assetId, locale, text };
	const order = { kind: 'transcript.align', step: 'transcript', input } as const;
	const { warnings, ...transcript } = await runFurtherJob(order, context);
	return { value: { transcript }, warnings };
}
