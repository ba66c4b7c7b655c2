import type { ModelCard } from '../core/model-card';
import type { Price, PriceTable } from '../core/price';

const million = 1_000_000;
const gone = { successor: 'gpt-image-2' };

/** Shut-down days as OpenAI announced them by 2026-10-28. */
export const openAiImageModels: readonly ModelCard[] = [
	{ id: 'gpt-image-2', label: 'GPT Image 2' },
	{ id: 'gpt-image-2.6-sunburst', label: 'GPT Image 2.6 Sunburst' },
	{ id: 'gpt-image-2.6-flare', label: 'GPT Image 2.6 Flare' },
	{ id: 'gpt-image-2.5-sunburst', label: 'GPT Image 2.5 Sunburst' },
	{ id: 'gpt-image-2.5-flare', label: 'GPT Image 2.5 Flare' },
	...['gpt-image-1.5', 'gpt-image-1-mini', 'chatgpt-image-latest'].map((id) => ({
		...{ id, label: id, shutDownOn: '2026-12-01', ...gone },
	})),
	{ id: 'gpt-image-1', label: 'gpt-image-1', shutDownOn: '2026-10-23', ...gone },
	...['dall-e-2', 'dall-e-3'].map((id) => ({ id, label: id, shutDownOn: '2026-05-12', ...gone })),
];

/** Dollars for a million tokens: words in, pictures in, pictures out. */
const perMillion = (model: string, words: number, picturesIn: number, picturesOut: number): Price[] => [
	{ model, unit: 'input-token', priceMicros: words * million, per: million },
	{ model: `${model}/picture-input`, unit: 'input-token', priceMicros: picturesIn * million, per: million },
	{ model, unit: 'output-token', priceMicros: picturesOut * million, per: million },
];

/** What the 2.5 models and 2.6 Flare cost is not known. */
export const openAiImagePrices: PriceTable = {
	provider: 'openAi',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://developers.openai.com/api/docs/pricing',
	prices: [...perMillion('gpt-image-2', 5, 8, 30), ...perMillion('gpt-image-2.6-sunburst', 5, 8, 30)],
};
