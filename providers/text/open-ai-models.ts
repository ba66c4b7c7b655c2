import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';
import { perMillion } from './per-million';

/** Shut-down days as OpenAI announced them by 2026-10-28. */
export const openAiModels: readonly ModelCard[] = [
	{ id: 'gpt-6-luna', label: 'GPT-6 Luna' },
	{ id: 'gpt-6-sol', label: 'GPT-6 Sol' },
	{ id: 'gpt-6.1-sol', label: 'GPT-6.1 Sol' },
	{ id: 'gpt-6.1-terra', label: 'GPT-6.1 Terra' },
	{ id: 'gpt-6-astra', label: 'GPT-6 Astra' },
	{ id: 'gpt-5.6-luna', label: 'GPT-5.6 Luna' },
	{ id: 'gpt-5.6-terra', label: 'GPT-5.6 Terra' },
	{ id: 'gpt-5.6-sol', label: 'GPT-5.6 Sol' },
	...['gpt-5', 'gpt-5-mini', 'gpt-5-nano', 'gpt-5-pro', 'o3'].map((id) => retired(id, '2026-12-11')),
	...['gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-4.1-mini'].map((id) => retired(id, '2027-01-14')),
	...['gpt-5.1', 'gpt-5.4-nano'].map((id) => retired(id, '2027-04-01')),
];

function retired(id: string, shutDownOn: string): ModelCard {
	return { id, label: id, shutDownOn, successor: 'gpt-6-luna' };
}

/**
 * Short prompts: Sol and Astra cost twice as much to read beyond 272,000 tokens, which no story comes near. What is read
 * from the cache costs a tenth.
 */
export const openAiPrices: PriceTable = {
	provider: 'openAi',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://developers.openai.com/api/docs/pricing',
	prices: [
		...perMillion('gpt-6-luna', { input: 0.1, cached: 0.01, output: 0.5 }),
		...perMillion('gpt-6-sol', { input: 2, cached: 0.2, output: 10 }),
		...perMillion('gpt-6-astra', { input: 10, cached: 1, output: 50 }),
		...perMillion('gpt-5.6-luna', { input: 0.2, cached: 0.02, output: 1.2 }),
		...perMillion('gpt-5.6-terra', { input: 2, cached: 0.2, output: 12 }),
		...perMillion('gpt-5.6-sol', { input: 4, cached: 0.4, output: 20 }),
	],
};
