import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';
import { perMillion } from './per-million';

export const mistralModels: readonly ModelCard[] = [
	{ id: 'mistral-large-2512', label: 'Mistral Large 2512' },
	{ id: 'mistral-medium-3-5', label: 'Mistral Medium 3.5' },
	{ id: 'mistral-small-2603', label: 'Mistral Small 2603' },
];

export const mistralPrices: PriceTable = {
	provider: 'mistral',
	currency: 'USD',
	asOf: '2026-08-21',
	source: 'https://docs.mistral.ai/getting-started/models',
	prices: [
		...perMillion('mistral-large-2512', { input: 0.5, output: 1.5 }),
		...perMillion('mistral-medium-3-5', { input: 1.5, output: 7.5 }),
		...perMillion('mistral-small-2603', { input: 0.15, output: 0.6 }),
	],
};
