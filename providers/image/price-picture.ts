import { costOf, type Cost, type PriceOverride, type PriceTable } from '../core/price';
import type { SpendUnit } from '../../contract/vocabulary';
import type { Used } from './port';

/** Cost of all that is used. A tariff without a line of its own is charged as the model is. */
export function costOfUses(
	prices: PriceTable,
	overrides: readonly PriceOverride[],
	model: string,
	uses: readonly Used[],
): Cost & { unpriced: SpendUnit[] } {
	const costs = uses.map(({ usage, tariff }) => {
		const own = tariff === undefined ? undefined : costOf(prices, overrides, `${model}/${tariff}`, usage);
		return own?.unpriced.length === 0 ? own : costOf(prices, overrides, model, usage);
	});
	return {
		micros: costs.reduce((sum, { micros }) => sum + micros, 0),
		currency: costs[0]?.currency ?? prices.currency,
		unpriced: [...new Set(costs.flatMap(({ unpriced }) => unpriced))],
	};
}
