import type { SaidPiece, SpeechPiece, SpeechVendor } from '../../../providers/speech/port.js';
import type { TestedContext } from './vendor-context.js';

export const speechPiece = (change: Partial<SpeechPiece>): SpeechPiece => ({
	...{ text: 'The lamp turned.', locale: 'en-US', voice: 'any', model: 'any', speed: 1 },
	...change,
});

export const saying =
	({ say }: SpeechVendor, piece: SpeechPiece) =>
	async (context: TestedContext): Promise<SaidPiece> =>
		await say(piece, context);
