import type { SpendUnit } from '../../contract/vocabulary';
import { costOf, type Cost, type PriceOverride, type PriceTable, type Usage } from './price';

/** What another provider would take for the same piece. */
export type Alternative = {
	provider: string;
	label: string;
	/** Its usual model; left out for the render-node. */
	model?: string;
	amountMicros: number;
	currency: string;
};

/** How another vendor would be asked for the piece: with its usual model, and the most that it would use. */
export type AskedElsewhere = { id: string; label: string; prices: PriceTable; model: string; usage: Usage };

/** The same, where more than one line of a price table makes the price. */
export type PricedElsewhere = Pick<AskedElsewhere, 'id' | 'label' | 'model'> & {
	cost: Cost & { unpriced: readonly SpendUnit[] };
};

/** The render-node's own engines, where they can do it too. */
export const freeOfCharge: Alternative = {
	...{ provider: 'renderNode', label: 'Render Node', amountMicros: 0, currency: '' },
};

/**
 * What others would take, as far as all of it has a known price: nobody is asked, and nothing is paid. A server of the
 * user's own counts where the user has set a price for it; nobody knows whether there is one.
 */
export function alternativesOf(others: readonly AskedElsewhere[], overrides: readonly PriceOverride[]): Alternative[] {
	const priced = others.map(({ prices, usage, ...other }) => {
		return { ...other, cost: costOf(prices, overrides, other.model, usage) };
	});
	return knownPrices(priced);
}

/** Those of whom all of the price is known. */
export function knownPrices(others: readonly PricedElsewhere[]): Alternative[] {
	return others.flatMap(({ id: provider, label, model, cost: { micros, currency, unpriced } }) =>
		unpriced.length > 0 || micros === 0 ? [] : [{ provider, label, model, amountMicros: micros, currency }],
	);
}

/** Those that take less, the cheapest first. Money of another currency cannot be compared. */
export function cheaperThan({ micros, currency }: Cost, alternatives: readonly Alternative[]): Alternative[] {
	return alternatives
		.filter((each) => each.amountMicros === 0 || (each.currency === currency && each.amountMicros < micros))
		.sort((a, b) => a.amountMicros - b.amountMicros);
}

/** More would only hide the best. */
const mostNamed = 5;

/** For people, such as `Azure Speech would do it for at most USD 0.000512, Render Node for nothing`. */
export function toldAlternatives(alternatives: readonly Alternative[]): string {
	const named = alternatives.slice(0, mostNamed).map(({ label, amountMicros, currency }, index) => {
		const would = index === 0 ? ' would do it' : '';
		return `${label}${would} for ${amountMicros === 0 ? 'nothing' : `at most ${toldMoney(amountMicros, currency)}`}`;
	});
	return named.join(', ');
}

/** With as many digits as it needs, and two at least. */
function toldMoney(micros: number, currency: string): string {
	const [units = '0', fraction = ''] = (micros / 1_000_000).toFixed(6).split('.');
	return `${currency} ${units}.${fraction.replace(/0{1,4}$/, '')}`;
}
