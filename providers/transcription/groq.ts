import type { TranscriptionVendor } from './port';
import { hearLikeWhisper } from './whisper-request';

const label = 'Groq';

/** Whisper on Groq: word times, and the quickest and cheapest of all. */
export const groqTranscription: TranscriptionVendor = {
	id: 'groq',
	label,
	note: 'Whisper with word times, quick and cheap',
	credential: 'showrunnerGroqApi',
	operations: ['Create transcript'],
	proof: 'sdk',
	models: [
		{ id: 'whisper-large-v3-turbo', label: 'Whisper Large v3 Turbo' },
		{ id: 'whisper-large-v3', label: 'Whisper Large v3' },
	],
	prices: {
		...{ provider: 'groq', currency: 'USD', asOf: '2026-11-20', source: 'https://groq.com/pricing' },
		prices: [
			{ model: 'whisper-large-v3-turbo', unit: 'second', priceMicros: 40_000, per: 3_600 },
			{ model: 'whisper-large-v3', unit: 'second', priceMicros: 111_000, per: 3_600 },
		],
	},
	lanes: 2,
	hear: async (piece, reach) => await hearLikeWhisper({ label, tellsWords: () => true }, piece, reach),
};
