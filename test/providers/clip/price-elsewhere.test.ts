import { describe, expect, it } from '@jest/globals';
import { freeOfCharge } from '../../../providers/core/alternatives';
import type { PriceOverride } from '../../../providers/core/price';
import { ltxClips } from '../../../providers/clip/ltx';
import { planClip } from '../../../providers/clip/plan-clip';
import type { ClipsWish, ClipWish } from '../../../providers/clip/port';
import { priceElsewhere } from '../../../providers/clip/price-elsewhere';
import { clipVendors } from '../../../providers/clip/registry';
import type { ClipVendor } from '../../../providers/clip/vendor-port';
import { veoClips } from '../../../providers/clip/veo';

const nowMs = Date.parse('2026-11-27T12:00:00Z');
const perSecond = (provider: string, priceMicros: number): PriceOverride => ({
	...{ provider, model: '*', unit: 'second', priceMicros, per: 1, currency: 'USD' },
});
const prices = [perSecond('gemini', 100_000), perSecond('siliconFlow', 50_000), perSecond('ltx', 40_000)];
const manner = { isSeedChosen: false };

function elsewhere(vendor: ClipVendor, change: Partial<ClipWish & ClipsWish> = {}, overrides = prices) {
	const clip = { id: 'one', prompt: 'Waves', durationMs: 5_000, ...change };
	// The model of one vendor is none of another.
	const base = { clips: [], look: '', sound: true, model: 'own-model' };
	const wish: ClipsWish = { ...base, ...({ aspectRatio: '16:9', camera: 'auto' } as const), ...change };
	const { piece } = planClip(vendor, clip, { wish, manner }, nowMs);
	const known = { vendors: clipVendors, prices: overrides, nowMs };
	return priceElsewhere(vendor, { clip, piece }, { wish, manner }, known);
}
const told = (...asked: Parameters<typeof elsewhere>) =>
	elsewhere(...asked).map(({ provider, amountMicros }) => [provider, amountMicros]);

describe('what others would take for a clip', () => {
	it('is told of those whose price is known, for as many seconds as each would make', () => {
		expect(elsewhere(veoClips)).toEqual([
			expect.objectContaining({ provider: 'gemini', model: 'gemini-omni-1.1-flash', amountMicros: 500_000 }),
			expect.objectContaining({ provider: 'siliconFlow', model: 'Wan-AI/Wan2.2-T2V-A14B', amountMicros: 250_000 }),
			expect.objectContaining({ provider: 'ltx', model: 'ltx-2-pro', amountMicros: 240_000 }),
		]);
		expect(told(veoClips, {}, [])).toEqual([]);
	});

	it('is not told of a shorter clip, nor of one of another shape', () => {
		expect(told(veoClips, { durationMs: 6_000 })).toEqual([
			['gemini', 600_000],
			['ltx', 240_000],
		]);
		expect(told(veoClips, { aspectRatio: '9:16' })).toEqual([
			['gemini', 500_000],
			['siliconFlow', 250_000],
		]);
		// As long as the dear one is, where no vendor makes it as long as was wished for.
		expect(told(veoClips, { durationMs: 60_000 })).toEqual([
			['gemini', 1_000_000],
			['ltx', 400_000],
		]);
		// Nor does the vendor that is asked keep to the shape.
		expect(told(ltxClips, { aspectRatio: '9:16' })).toEqual([
			['gemini', 500_000],
			['siliconFlow', 250_000],
		]);
	});

	it('is nothing at the render-node for a camera over a picture, and for that alone', () => {
		const firstFrameAssetId = 'a'.repeat(64);
		expect(elsewhere(veoClips, { firstFrameAssetId })).toContainEqual(freeOfCharge);
		expect(elsewhere(veoClips, { firstFrameAssetId, lastFrameAssetId: 'b'.repeat(64) })).not.toContainEqual(
			freeOfCharge,
		);
		expect(elsewhere(veoClips)).not.toContainEqual(freeOfCharge);
	});
});
