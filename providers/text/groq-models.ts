import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';
import { perMillion } from './per-million';

export const groqModels: readonly ModelCard[] = [
	{ id: 'openai/gpt-oss-120b', label: 'GPT-OSS 120B' },
	{ id: 'openai/gpt-oss-20b', label: 'GPT-OSS 20B' },
	{ id: 'qwen/qwen3.8-27b', label: 'Qwen 3.8 27B' },
	{ id: 'llama-3.3-70b-versatile', label: 'Llama 3.3 70B' },
];

/** Only the price of the first is known for sure. */
export const groqPrices: PriceTable = {
	provider: 'groq',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://console.groq.com/docs/models',
	prices: perMillion('openai/gpt-oss-120b', { input: 0.15, output: 0.6 }),
};
