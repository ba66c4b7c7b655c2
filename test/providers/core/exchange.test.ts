import { describe, expect, it } from '@jest/globals';
import { exchange, exchangeFailure, exchangePrices, rateFor } from '../../../providers/core/exchange';
import { ProviderError } from '../../../providers/core/provider-error';

const rate = { from: 'USD', to: 'EUR', rate: 0.92, asOf: '2026-11-20' };

describe('a price in another currency', () => {
	it.each([
		[1_000_000, 920_000],
		[1, 1],
		[0, 0],
		[50_001, 46_001],
	])('comes up to the next micro: %i', (micros, exchanged) => {
		expect(exchange(micros, rate)).toBe(exchanged);
	});

	it('takes those of others along that are in the same money', () => {
		const other = (currency: string, amountMicros: number) => ({ provider: 'p', label: 'P', amountMicros, currency });
		const price = { micros: 100, currency: 'USD' };
		const alternatives = [other('USD', 50), other('GBP', 50), other('', 0)];
		expect(exchangePrices({ price, alternatives }, rate)).toMatchObject({
			price: { micros: 92, currency: 'EUR' },
			alternatives: [other('EUR', 46), other('GBP', 50), other('', 0)],
		});
	});

	it('is exchanged in a failure that was paid for, and only there', () => {
		const refusal = { kind: 'content-rejected', title: 'No', paid: 'yes' } as const;
		const told = exchangeFailure(new ProviderError({ ...refusal, costMicros: 100 }), rate);
		expect(told).toMatchObject({ kind: 'content-rejected', refusal: { costMicros: 92, currency: 'EUR' } });
		const [unpaid, other] = [new ProviderError(refusal), new Error('x')];
		expect([exchangeFailure(unpaid, rate), exchangeFailure(other, rate)]).toEqual([unpaid, other]);
	});

	it('has no rate where none is set for its currency', async () => {
		const exchangeRates = async () => [rate];
		expect(await rateFor('USD', { exchangeRates })).toBe(rate);
		expect(await rateFor('GBP', { exchangeRates })).toBeUndefined();
		expect(await rateFor('USD', {})).toBeUndefined();
	});
});
