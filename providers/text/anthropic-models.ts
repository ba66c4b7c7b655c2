import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';
import { perMillion } from './per-million';

export const anthropicModels: readonly ModelCard[] = [
	{ id: 'claude-sonnet-5-5', label: 'Claude Sonnet 5.5' },
	{ id: 'claude-haiku-5-5', label: 'Claude Haiku 5.5' },
	{ id: 'claude-opus-5-5', label: 'Claude Opus 5.5' },
	{ id: 'claude-sonnet-5', label: 'Claude Sonnet 5' },
	...['claude-sonnet-4-5', 'claude-sonnet-4-5-20250929'].map((id) => ({
		...{ id, label: 'Claude Sonnet 4.5', shutDownOn: '2026-11-30', successor: 'claude-sonnet-5-5' },
	})),
];

/**
 * Haiku 5.5 costs five times as much for prompts of more than 100,000 tokens, which no story comes near. What is read from
 * the cache costs a twentieth (Sonnet 5.5, Opus 5.5) or a tenth.
 */
export const anthropicPrices: PriceTable = {
	provider: 'anthropic',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://platform.claude.com/docs/en/about-claude/pricing',
	prices: [
		...perMillion('claude-sonnet-5-5', { input: 2, cached: 0.1, output: 10 }),
		...perMillion('claude-haiku-5-5', { input: 0.1, cached: 0.01, output: 0.5 }),
		...perMillion('claude-opus-5-5', { input: 4, cached: 0.2, output: 20 }),
		...perMillion('claude-sonnet-5', { input: 2, cached: 0.2, output: 10 }),
	],
};
