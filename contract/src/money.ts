import { z } from 'zod';

/** Millionths of one unit of the currency: 3.00 USD is 3,000,000. A double holds every whole number up to 9 × 10^15. */
export const microsSchema = z
	.number()
	.int()
	.min(0)
	.max(1_000_000_000_000_000)
	.meta({ description: 'Millionths of one unit of the currency: 3.00 USD is 3000000.' });

export const currencySchema = z
	.string()
	.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD')
	.meta({ description: 'ISO 4217 code, such as USD.' });
