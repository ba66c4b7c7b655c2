import { z } from 'zod';
import { reservationStates, spendGroupings, spendServices } from '../vocabulary.js';
import { currencySchema, microsSchema } from './money.js';
import { idSchema, instantSchema } from './scalars.js';

const nameSchema = z.string().min(1).max(200);

/** What the same call would have cost elsewhere, for hints. */
export const spendAlternativeSchema = z
	.strictObject({ provider: nameSchema, amountMicros: microsSchema })
	.meta({ id: 'SpendAlternative' });

const purpose = {
	productionId: idSchema.optional(),
	channel: nameSchema.optional().meta({ description: "Left out: the production's channel." }),
	provider: nameSchema,
	service: z.enum(spendServices),
	operation: nameSchema,
	tier: nameSchema.optional(),
	contentType: nameSchema.optional().meta({ description: 'Such as short, long-form or story.' }),
};

export const reserveSpendRequest = z
	.strictObject({
		...purpose,
		amountMicros: microsSchema.meta({ description: 'The most that the call can cost.' }),
		currency: currencySchema.optional().meta({ description: 'Left out: the currency of the service.' }),
		expiresInMs: z
			.number()
			.int()
			.min(1_000)
			.max(7 * 24 * 60 * 60 * 1000)
			.default(60 * 60 * 1000)
			.meta({ description: 'The money is free again after this time, unless the cost is committed.' }),
		credentialName: nameSchema.optional().meta({ description: 'Whose circuit breaker is asked.' }),
		alternatives: z.array(spendAlternativeSchema).max(20).default([]),
	})
	.meta({ id: 'ReserveSpendRequest' });
export type ReserveSpendRequest = z.output<typeof reserveSpendRequest>;

export const commitSpendRequest = z
	.strictObject({
		amountMicros: microsSchema.meta({ description: 'What the call cost in truth; it is booked beyond a cap, too.' }),
		currency: currencySchema.optional().meta({ description: 'Refused where it is not the one that was reserved in.' }),
	})
	.meta({ id: 'CommitSpendRequest' });
export type CommitSpendRequest = z.output<typeof commitSpendRequest>;

export const reservationSchema = z
	.object({
		id: idSchema,
		state: z.enum(reservationStates),
		productionId: idSchema.nullable(),
		channel: z.string().nullable(),
		provider: z.string(),
		service: z.enum(spendServices),
		operation: z.string(),
		tier: z.string().nullable(),
		contentType: z.string().nullable(),
		amountMicros: microsSchema,
		committedMicros: microsSchema.nullable(),
		beyondCap: z.boolean().meta({ description: 'Whether its true cost went beyond a cap.' }),
		currency: currencySchema,
		alternatives: z.array(spendAlternativeSchema),
		createdAt: instantSchema,
		expiresAt: instantSchema,
		settledAt: instantSchema.nullable(),
	})
	.meta({ id: 'Reservation', description: 'Money held for a call: reserved, then committed, released or expired.' });
export type Reservation = z.infer<typeof reservationSchema>;

export const spendFilter = {
	productionId: idSchema.optional(),
	channel: nameSchema.optional(),
	provider: nameSchema.optional(),
	service: z.enum(spendServices).optional(),
	from: instantSchema.optional().meta({ description: 'Reserved at this instant or later.' }),
	to: instantSchema.optional().meta({ description: 'Reserved before this instant.' }),
};

const sums = {
	currency: currencySchema,
	reservedMicros: microsSchema,
	committedMicros: microsSchema,
	count: z.number().int(),
};

export const spendReportSchema = z
	.object({
		by: z.enum(spendGroupings),
		rows: z
			.array(z.object({ key: z.string().nullable(), ...sums }))
			.meta({ description: 'The most expensive first. Key: its name, id or date; null: not told.' }),
		totals: z.array(z.object(sums)).meta({ description: 'One per currency; of all rows, shown or not.' }),
		hints: z
			.array(
				z.object({
					service: z.enum(spendServices),
					operation: z.string(),
					provider: z.string(),
					cheaperProvider: z.string(),
					currency: currencySchema,
					paidMicros: microsSchema,
					cheaperMicros: microsSchema,
					savedMicros: microsSchema,
					count: z.number().int(),
				}),
			)
			.meta({ description: 'What the cheapest alternative that was stated would have saved, the most first.' }),
		generatedAt: instantSchema,
	})
	.meta({ id: 'SpendReport' });
export type SpendReport = z.infer<typeof spendReportSchema>;

export const productionCostsSchema = z
	.object({
		committedMicros: microsSchema,
		reservedMicros: microsSchema,
		currency: currencySchema.nullable().meta({ description: 'Null: nothing was reserved yet.' }),
	})
	.meta({ id: 'ProductionCosts' });
export type ProductionCosts = z.infer<typeof productionCostsSchema>;
