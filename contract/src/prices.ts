import { z } from 'zod';
import { spendUnits } from '../vocabulary.js';
import { currencySchema } from './money.js';
import { idSchema, instantSchema } from './scalars.js';

const nameSchema = z.string().min(1).max(200);

/** More would not fit in the one answer that a node asks for. */
export const mostPrices = 1_000;

const priceMicrosSchema = z.number().min(0).max(1_000_000_000_000_000).meta({
	description: 'Price of `per` units in millionths of one unit of the currency; need not be whole.',
});
const perSchema = z.number().int().min(1).max(1_000_000_000).meta({
	description: 'How many units the price is for, such as 1000000 tokens.',
});

export const exchangeRateSchema = z
	.object({
		from: currencySchema,
		to: currencySchema,
		rate: z.number().positive().meta({ description: 'What one unit of `from` is in units of `to`.' }),
		asOf: z.string().meta({ description: 'Day that the rate is of, such as 2026-11-20.' }),
	})
	.meta({ id: 'ExchangeRate', description: 'A rate that the settings name, for prices in another currency.' });
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

export const setPriceRequest = z
	.strictObject({
		provider: nameSchema,
		model: nameSchema.meta({ description: "'*' for every model of the provider that has no price of its own." }),
		unit: z.enum(spendUnits),
		priceMicros: priceMicrosSchema,
		per: perSchema,
		currency: currencySchema.optional().meta({ description: 'Left out: the currency of the service.' }),
		note: z.string().max(500).optional().meta({ description: 'Where the price is from, such as a contract.' }),
	})
	.meta({ id: 'SetPriceRequest' });
export type SetPriceRequest = z.output<typeof setPriceRequest>;

export const priceSchema = z
	.object({
		id: idSchema,
		provider: z.string(),
		model: z.string(),
		unit: z.enum(spendUnits),
		priceMicros: priceMicrosSchema,
		per: perSchema,
		currency: currencySchema,
		note: z.string().nullable(),
		createdAt: instantSchema,
		updatedAt: instantSchema,
	})
	.meta({ id: 'Price', description: 'A price of your own, in place of the one in the price table of the nodes.' });
export type Price = z.infer<typeof priceSchema>;
