import type { ExchangeRate } from '@showrunner/contract';
import type { Alternative } from './alternatives';
import type { Cost } from './price';
import { ProviderError } from './provider-error';
import type { VendorContext } from './vendor-context';

/** The rate that the settings of the render-node name for a currency; undefined where they name none. */
export async function rateFor(
	currency: string,
	{ exchangeRates }: Pick<VendorContext, 'exchangeRates'>,
): Promise<ExchangeRate | undefined> {
	return (await exchangeRates?.())?.find(({ from }) => from === currency);
}

/** Rounded up, as every price is; what binary fractions add behind the sixth place is none of the money. */
export const exchange = (micros: number, { rate }: ExchangeRate): number =>
	Math.ceil(Number((micros * rate).toFixed(6)));

/** A price, and what others would take, in the currency that is counted in. */
export function exchangePrices<T extends { price: Cost; alternatives?: readonly Alternative[] }>(
	offer: T,
	rate: ExchangeRate,
): T {
	const { price, alternatives } = offer;
	return {
		...offer,
		price: { micros: exchange(price.micros, rate), currency: rate.to },
		...(alternatives && { alternatives: alternatives.map((each) => exchangeAlternative(each, rate)) }),
	};
}

function exchangeAlternative(alternative: Alternative, rate: ExchangeRate): Alternative {
	if (alternative.currency !== rate.from) return alternative;
	return { ...alternative, amountMicros: exchange(alternative.amountMicros, rate), currency: rate.to };
}

/** A failure that the vendor was paid for all the same, with that cost in the currency that is counted in. */
export function exchangeFailure(error: unknown, rate: ExchangeRate | undefined): unknown {
	if (!rate || !(error instanceof ProviderError) || error.refusal.costMicros === undefined) return error;
	const { refusal } = error;
	const costMicros = exchange(error.refusal.costMicros, rate);
	return new ProviderError({ ...refusal, costMicros, currency: rate.to }, { cause: error });
}
