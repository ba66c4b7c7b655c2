import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';

/** All end on one day, and no model takes their place on this endpoint: only on OpenAI's Realtime API. */
const shutDownOn = '2027-01-06';

export const openAiSpeechModels: readonly ModelCard[] = [
	{ id: 'gpt-4o-mini-tts', label: 'GPT-4o Mini TTS', shutDownOn },
	{ id: 'gpt-4o-mini-tts-2025-12-15', label: 'GPT-4o Mini TTS (2025-12-15)', shutDownOn },
	{ id: 'tts-1', label: 'TTS-1', shutDownOn },
	{ id: 'tts-1-hd', label: 'TTS-1 HD', shutDownOn },
];

/** tts-1 takes the first nine. */
export const openAiVoices = [
	...['alloy', 'ash', 'coral', 'echo', 'fable', 'nova', 'onyx', 'sage', 'shimmer'],
	...['ballad', 'cedar', 'marin', 'verse'],
] as const;

/**
 * tts-1 by the character. The GPT models count tokens of sound that they do not tell of; OpenAI itself gives 0.015 USD a
 * minute for them.
 */
export const openAiSpeechPrices: PriceTable = {
	provider: 'openAi',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://developers.openai.com/api/docs/pricing',
	prices: [
		{ model: 'tts-1', unit: 'character', priceMicros: 15_000_000, per: 1_000_000 },
		{ model: 'tts-1-hd', unit: 'character', priceMicros: 30_000_000, per: 1_000_000 },
		{ model: 'gpt-4o-mini-tts', unit: 'second', priceMicros: 15_000, per: 60 },
		{ model: 'gpt-4o-mini-tts-2025-12-15', unit: 'second', priceMicros: 15_000, per: 60 },
	],
};
