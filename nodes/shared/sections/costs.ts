import type { ExchangeRate } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../is-record';

/** One entry of section `costs`: what a node expected to pay and paid. */
export type CostLine = {
	/** Section that it was paid for. */
	step: string;
	provider: string;
	model?: string;
	/** Expected at most, before; and what was paid in truth. Millionths of the currency. */
	priceMicros: number;
	costMicros: number;
	currency: string;
	/** By which the provider's price came into that currency. */
	exchange?: ExchangeRate;
	/** How many pieces it is the sum of, and how many of them were found instead of bought. */
	pieces: number;
	reused: number;
};

type Paid = { priceMicros: number; costMicros: number; currency: string; exchange?: ExchangeRate; reused: boolean };

/** Sum of the pieces that one provider made. */
export function costLine(
	step: string,
	{ provider, model }: { provider: string; model?: string },
	pieces: readonly Paid[],
): CostLine {
	const exchange = pieces.find((piece) => piece.exchange)?.exchange;
	const sum = (pick: (piece: Paid) => number) => pieces.reduce((total, piece) => total + pick(piece), 0);
	return {
		step,
		provider,
		...(model && { model }),
		priceMicros: sum(({ priceMicros }) => priceMicros),
		costMicros: sum(({ costMicros }) => costMicros),
		currency: pieces[0]?.currency ?? 'USD',
		...(exchange && { exchange }),
		pieces: pieces.length,
		reused: sum(({ reused }) => (reused ? 1 : 0)),
	};
}

/** Section `costs` with further lines; what other nodes have written stays. */
export function withCostLines(costs: unknown, lines: readonly CostLine[]): IDataObject[] {
	const before = Array.isArray(costs) ? costs.filter(isRecord) : [];
	return [...before, ...lines] as IDataObject[];
}
