import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';
import { perMillion } from './per-million';

export const geminiModels: readonly ModelCard[] = [
	{ id: 'gemini-3.8-flash', label: 'Gemini 3.8 Flash' },
	{ id: 'gemini-3.5-flash-lite', label: 'Gemini 3.5 Flash Lite' },
	{ id: 'gemini-3.1-pro-preview', label: 'Gemini 3.1 Pro Preview' },
	{ id: 'gemini-4-argon', label: 'Gemini 4 Argon' },
	{ id: 'gemini-4-carbon', label: 'Gemini 4 Carbon' },
	...['gemini-2.0-flash', 'gemini-2.0-flash-lite'].map((id) => ({
		...{ id, label: id, shutDownOn: '2026-06-01', successor: 'gemini-3.8-flash' },
	})),
];

/** The price of 3.8 Flash holds until 2026-12-31; the others' are not known. */
export const geminiPrices: PriceTable = {
	provider: 'gemini',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://ai.google.dev/gemini-api/docs/pricing',
	prices: perMillion('gemini-3.8-flash', { input: 0.75, output: 3.75 }),
};
