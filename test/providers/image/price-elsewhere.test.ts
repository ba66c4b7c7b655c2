import { describe, expect, it } from '@jest/globals';
import type { PriceOverride } from '../../../providers/core/price';
import { openAiImage } from '../../../providers/image/open-ai';
import type { PictureVendor } from '../../../providers/image/port';
import { priceElsewhere } from '../../../providers/image/price-elsewhere';
import { imageVendors } from '../../../providers/image/registry';
import { stabilityImage } from '../../../providers/image/stability';
import { picture, pictureWish } from '../../kits/vendors/picture-wish';

const nowMs = Date.parse('2026-11-27T12:00:00Z');
const own = (priceMicros: number): PriceOverride => ({
	...{ provider: 'stability', model: '*', unit: 'image', priceMicros, per: 1, currency: 'EUR' },
});

function elsewhere(
	vendor: PictureVendor,
	change: Parameters<typeof pictureWish>[1] = {},
	overrides: PriceOverride[] = [],
) {
	const found = priceElsewhere(vendor, pictureWish('any', change), imageVendors, { overrides, nowMs });
	return found.map(({ provider, model, amountMicros, currency }) => [provider, model, amountMicros, currency]);
}

describe('what others would take for a picture', () => {
	it('is the most that each would use of its usual model, by all lines of its price', () => {
		const words = 'A lighthouse'.length;
		expect(elsewhere(openAiImage)).toEqual([
			['gemini', 'gemini-3.1-flash-image', words * 0.5 + 1_680 * 60 + 3_000 * 3, 'USD'],
			['stability', 'core', 30_000, 'USD'],
		]);
		expect(elsewhere(stabilityImage).map(([provider, model]) => [provider, model])).toEqual([
			['openAi', 'gpt-image-2'],
			['gemini', 'gemini-3.1-flash-image'],
		]);
	});

	it('is that of a model that starts from a picture, where one is given', () => {
		const [, byStability] = elsewhere(openAiImage, { source: picture });
		expect(byStability).toEqual(['stability', 'sd3.5-large', 65_000, 'USD']);
		const [, byManner] = elsewhere(openAiImage, { source: picture, sourceGives: 'style' });
		expect(byManner).toEqual(['stability', 'core', 30_000, 'USD']);
	});

	it('follows the user’s own prices', () => {
		expect(elsewhere(openAiImage, {}, [own(9_000)])[1]).toEqual(['stability', 'core', 9_000, 'EUR']);
	});

	it('is not told of those that cannot make it', () => {
		const task = 'upscale';
		expect(elsewhere(stabilityImage, { task, source: picture })).toEqual([]);
		expect(elsewhere(openAiImage, { task, source: picture })).toEqual([['stability', 'upscale-fast', 20_000, 'USD']]);
		// More pixels than it enlarges.
		expect(elsewhere(openAiImage, { task, source: { ...picture, width: 8_000, height: 6_000 } })).toEqual([]);
		const heavy = { ...picture, bytes: new Uint8Array(stabilityImage.maxSourceBytes + 1) };
		expect(elsewhere(openAiImage, { source: heavy }).map(([provider]) => provider)).toEqual(['gemini']);
	});
});
