import { describe, expect, it } from '@jest/globals';
import { costOf, type PriceOverride, type PriceTable } from '../../../providers/core/price';

const table: PriceTable = {
	...{ provider: 'muse', currency: 'USD', asOf: '2026-11-20', source: 'a test' },
	prices: [
		{ model: 'sonnet', unit: 'input-token', priceMicros: 10, per: 1 },
		{ model: 'sonnet', unit: 'output-token', priceMicros: 40, per: 1 },
		{ model: 'ode', unit: 'output-token', priceMicros: 70, per: 1 },
	],
};
const own = (model: string, priceMicros: number, currency: string): PriceOverride => ({
	...{ provider: 'muse', model, unit: 'output-token', priceMicros, per: 1, currency },
});
const used = { 'input-token': 3, 'output-token': 2 };

describe('what a use costs', () => {
	it('is the sum over the units, rounded up', () => {
		expect(costOf(table, [], 'sonnet', used)).toEqual({ micros: 110, currency: 'USD', unpriced: [] });
		expect(costOf(table, [own('sonnet', 0.1, 'USD')], 'sonnet', { 'output-token': 1 }).micros).toBe(1);
	});

	it('takes the price of a person first, that of the model before that of all', () => {
		const prices = [own('*', 5, 'USD'), own('sonnet', 6, 'USD')];
		expect(costOf(table, prices, 'sonnet', used).micros).toBe(42);
		expect(costOf(table, prices, 'ode', { 'output-token': 1 }).micros).toBe(5);
	});

	it('never adds two currencies up: what has no price in the one of the person has none', () => {
		const prices = [own('sonnet', 6, 'EUR')];
		expect(costOf(table, prices, 'sonnet', used)).toEqual({ micros: 12, currency: 'EUR', unpriced: ['input-token'] });
		expect(costOf(table, prices, 'sonnet', { 'input-token': 3 })).toMatchObject({ micros: 0, currency: 'EUR' });
	});

	it('does not name a cost in the currency of a price that is for another model', () => {
		expect(costOf(table, [own('sonnet', 6, 'EUR')], 'ode', { 'output-token': 2 })).toEqual({
			...{ micros: 140, currency: 'USD', unpriced: [] },
		});
	});
});
