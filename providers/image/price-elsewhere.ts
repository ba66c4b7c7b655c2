import { knownPrices, type Alternative, type PricedElsewhere } from '../core/alternatives';
import { usualModel } from '../core/model-card';
import type { PriceOverride } from '../core/price';
import { ProviderError } from '../core/provider-error';
import type { PicturePlan, PictureVendor, PictureWish } from './port';
import { costOfUses } from './price-picture';

type Known = { overrides: readonly PriceOverride[]; nowMs: number };

/**
 * What the other vendors would take for a picture at most, each with its usual model; those that cannot make it are left
 * out. So is the render-node, for nobody knows whether it has a model that paints.
 */
export function priceElsewhere(
	vendor: Pick<PictureVendor, 'id'>,
	wish: PictureWish,
	vendors: readonly PictureVendor[],
	known: Known,
): Alternative[] {
	const others = vendors.filter(({ id }) => id !== vendor.id);
	return knownPrices(others.flatMap((other) => askElsewhere(other, wish, known)));
}

function askElsewhere(other: PictureVendor, wish: PictureWish, { overrides, nowMs }: Known): PricedElsewhere[] {
	const { source, sourceGives } = wish;
	const task = source && sourceGives === 'content' && wish.task === 'paint' ? 'edit' : wish.task;
	const model = usualModel(other.models(task, source), nowMs);
	const isTooLarge = source !== undefined && source.bytes.length > other.maxSourceBytes;
	if (model === undefined || isTooLarge || !other.tasks.includes(wish.task)) return [];
	const plan = planOf(other, { ...wish, model });
	if (!plan) return [];
	const { id, label, prices } = other;
	return [{ id, label, model, cost: costOfUses(prices, overrides, model, plan.most) }];
}

/** None where the vendor refuses before it is asked. */
function planOf(vendor: PictureVendor, wish: PictureWish): PicturePlan | undefined {
	try {
		return vendor.plan(wish);
	} catch (error) {
		return refusedPlan(error);
	}
}

function refusedPlan(error: unknown): undefined {
	if (!(error instanceof ProviderError)) throw error;
}
