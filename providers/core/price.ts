import type { SpendUnit } from '../../contract/vocabulary';

export type Price = {
	/** Model id; `*` for every model that has no line of its own. */
	model: string;
	unit: SpendUnit;
	/** Millionths of the currency for `per` units. */
	priceMicros: number;
	per: number;
	/** Where and on which day it was read, where that is not what the table says. */
	source?: string;
	asOf?: string;
};

/** A price that the user put in the place of one of ours. */
export type PriceOverride = Omit<Price, 'source' | 'asOf'> & { provider: string; currency: string };

/** What a vendor asks for, as it was read at a day and a place. Data: prices change without a new version of the code. */
export type PriceTable = {
	provider: string;
	currency: 'USD';
	/** Day on which the prices were read, such as `2026-11-20`. */
	asOf: string;
	source: string;
	prices: readonly Price[];
};

/** How much of what is used or will be used, at most. */
export type Usage = Partial<Record<SpendUnit, number>>;

export type Cost = { micros: number; currency: string };

/**
 * Cost of a use: the sum over its units of amount × price / per, rounded up to a whole micro, for less would be an
 * understatement. Units without a price are free; `unpriced` names them, so that nobody takes silence for a bargain.
 * Currencies are never added up: the user's own price of a model decides, and what has none in it has no price.
 */
export function costOf(
	table: PriceTable,
	overrides: readonly PriceOverride[],
	model: string,
	usage: Usage,
): Cost & { unpriced: SpendUnit[] } {
	const ofVendor = overrides.filter(({ provider }) => provider === table.provider);
	const currency = currencyFor(ofVendor, model) ?? table.currency;
	const own = ofVendor.filter((price) => price.currency === currency);
	const listed = table.currency === currency ? table.prices : [];
	const used = Object.entries(usage).filter(([, amount]) => amount > 0) as [SpendUnit, number][];
	const lines = used.map(([unit, amount]) => {
		const price = priceFor(own, model, unit) ?? priceFor(listed, model, unit);
		return { unit, price, micros: price ? (amount * price.priceMicros) / price.per : 0 };
	});
	return {
		micros: Math.ceil(lines.reduce((sum, { micros }) => sum + micros, 0)),
		currency,
		unpriced: lines.filter(({ price }) => !price).map(({ unit }) => unit),
	};
}

function currencyFor(prices: readonly PriceOverride[], model: string): string | undefined {
	return (prices.find((price) => price.model === model) ?? prices.find((price) => price.model === '*'))?.currency;
}

function priceFor<P extends Price>(prices: readonly P[], model: string, unit: SpendUnit): P | undefined {
	const ofUnit = prices.filter((price) => price.unit === unit);
	return ofUnit.find((price) => price.model === model) ?? ofUnit.find((price) => price.model === '*');
}
