import { alternativesOf, type Alternative } from '../core/alternatives';
import { usualModel } from '../core/model-card';
import type { PriceOverride } from '../core/price';
import type { TextCall, TextVendor } from './port';
import { mostUsage } from './price-text';
import { textVendors } from './registry';
import { whyUnseen } from '../core/lend-video';

/** What the other vendors of texts would take for a call at most, each with its usual model; those that could not see what it shows are left out. */
export function priceElsewhere(
	vendor: Pick<TextVendor, 'id'>,
	call: TextCall,
	{ overrides, nowMs }: { overrides: readonly PriceOverride[]; nowMs: number },
): Alternative[] {
	const usage = mostUsage(call);
	const asked = textVendors.flatMap((other) => {
		const { id, label, prices } = other;
		const model = usualModel(other.models, nowMs);
		return id === vendor.id || model === undefined || !sees(other, call) ? [] : [{ id, label, prices, model, usage }];
	});
	return alternativesOf(asked, overrides);
}

const sees = (vendor: TextVendor, { images = [], video }: TextCall): boolean =>
	(images.length === 0 || vendor.takesImages) && (!video || whyUnseen(vendor, video) === undefined);
