import type { Price } from '../core/price';

const million = 1_000_000;

/** Prices of a model as vendors print them: dollars for a million tokens. */
export function perMillion(
	model: string,
	{ input, cached, output }: { input: number; cached?: number; output: number },
): Price[] {
	const price = (unit: Price['unit'], dollars: number): Price => ({
		...{ model, unit, per: million },
		priceMicros: Math.round(dollars * million),
	});
	return [
		price('input-token', input),
		...(cached === undefined ? [] : [price('cached-input-token', cached)]),
		price('output-token', output),
	];
}
