import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';

export const stabilityPainters: readonly ModelCard[] = [
	{ id: 'core', label: 'Stable Image Core' },
	{ id: 'ultra', label: 'Stable Image Ultra' },
	{ id: 'sd3.5-large', label: 'Stable Diffusion 3.5 Large' },
	{ id: 'sd3.5-large-turbo', label: 'Stable Diffusion 3.5 Large Turbo' },
	{ id: 'sd3.5-medium', label: 'Stable Diffusion 3.5 Medium' },
];

/** Those that start from a picture. */
export const stabilityEditors = stabilityPainters.filter(({ id }) => id !== 'core').sort(largeFirst);

function largeFirst(a: ModelCard, b: ModelCard): number {
	return Number(b.id === 'sd3.5-large') - Number(a.id === 'sd3.5-large');
}

export const fastUpscaler: ModelCard = { id: 'upscale-fast', label: 'Fast Upscaler (4 times)' };
export const conservativeUpscaler: ModelCard = { id: 'upscale-conservative', label: 'Conservative Upscaler (to 4K)' };

const perImage = (model: string, credits: number) => ({
	model,
	unit: 'image' as const,
	priceMicros: credits * 10_000,
	per: 1,
});

/** Told by the vendor for the upscalers and for edits, from that day on. */
const told = { source: 'https://stability.ai/api-pricing-update-25', asOf: '2025-08-01' };

/** A credit is a cent. */
export const stabilityPrices: PriceTable = {
	provider: 'stability',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://platform.stability.ai/pricing',
	prices: [
		perImage('core', 3),
		perImage('ultra', 8),
		perImage('sd3.5-large', 6.5),
		perImage('sd3.5-large-turbo', 4),
		perImage('sd3.5-medium', 3.5),
		{ ...perImage(fastUpscaler.id, 2), ...told },
		{ ...perImage(conservativeUpscaler.id, 40), ...told },
	],
};
