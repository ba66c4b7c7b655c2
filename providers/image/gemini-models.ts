import type { ModelCard } from '../core/model-card';
import type { Price, PriceTable } from '../core/price';

const million = 1_000_000;

export const geminiImageModels: readonly ModelCard[] = [
	{ id: 'gemini-3.1-flash-image', label: 'Gemini 3.1 Flash Image' },
	{ id: 'gemini-3-pro-image', label: 'Gemini 3 Pro Image' },
];

/** Dollars for a million tokens: all that is read, words and thoughts written, pictures. */
const perMillion = (model: string, read: number, written: number, pictures: number): Price[] => [
	{ model, unit: 'input-token', priceMicros: read * million, per: million },
	{ model: `${model}/words`, unit: 'output-token', priceMicros: written * million, per: million },
	{ model, unit: 'output-token', priceMicros: pictures * million, per: million },
];

export const geminiImagePrices: PriceTable = {
	provider: 'gemini',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://ai.google.dev/gemini-api/docs/pricing',
	prices: [...perMillion('gemini-3.1-flash-image', 0.5, 3, 60), ...perMillion('gemini-3-pro-image', 2, 12, 120)],
};
