import { z } from 'zod';
import { problemKinds, purchaseClaims, purchasePayments, purchaseStates, spendServices } from '../vocabulary.js';
import { currencySchema, microsSchema } from './money.js';
import { assetIdSchema, idSchema, instantSchema, millisecondsSchema } from './scalars.js';
import { spendAlternativeSchema } from './spend.js';

const tenYearsMs = 3_650 * 24 * 60 * 60 * 1000;

const nameSchema = z.string().min(1).max(200);

/** Lower-case hexadecimal SHA-256 of all that shapes a result. */
export const purchaseKeySchema = z
	.string()
	.regex(/^[0-9a-f]{64}$/, 'must be the 64 hexadecimal digits of a SHA-256')
	.meta({
		description: 'SHA-256 of all that shapes the result: provider, model, version, prompt, settings and seed.',
	});

export const purchaseLimits = {
	ticketBytes: 16 * 1024,
	resultBytes: 256 * 1024,
	assets: 50,
	problemCharacters: 500,
	holderCharacters: 500,
} as const;

/** An object of JSON that is not larger than this, in bytes of its text. */
const objectUpTo = (bytes: number) =>
	z
		.record(z.string(), z.unknown())
		.refine(
			(value) => new TextEncoder().encode(JSON.stringify(value)).length <= bytes,
			`must not be larger than ${bytes / 1024} KiB`,
		);

export const claimPurchaseRequest = z
	.strictObject({
		key: purchaseKeySchema,
		holder: z.string().min(1).max(purchaseLimits.holderCharacters).meta({
			description: 'Who asks: the same for every try of one item of one execution, and no other.',
		}),
		reuse: z.boolean().default(true).meta({
			description: 'Whether what others have bought under this key will do. A retry finds its own in either case.',
		}),
		provider: nameSchema,
		service: z.enum(spendServices),
		operation: nameSchema,
		model: nameSchema.optional(),
		credentialName: nameSchema.optional().meta({ description: 'Whose circuit breaker is asked.' }),
		productionId: idSchema.optional(),
		channel: nameSchema.optional().meta({ description: "Left out: the production's channel." }),
		tier: nameSchema.optional(),
		contentType: nameSchema.optional().meta({ description: 'Such as short, long-form or story.' }),
		amountMicros: microsSchema.meta({ description: 'The most that the call can cost; 0 where it is free.' }),
		currency: currencySchema.optional().meta({ description: 'Left out: the currency of the service.' }),
		alternatives: z.array(spendAlternativeSchema).max(20).default([]),
		leaseMs: z
			.number()
			.int()
			.min(1_000)
			.max(3_600_000)
			.default(600_000)
			.meta({ description: 'How long one call may take; after that another may make it.' }),
		keepForMs: z.number().int().min(1).max(tenYearsMs).optional().meta({
			description: 'The kept result is not reused after this time. Left out: it is, as long as its assets exist.',
		}),
	})
	.meta({ id: 'ClaimPurchaseRequest' });
export type ClaimPurchaseRequest = z.output<typeof claimPurchaseRequest>;

export const ticketPurchaseRequest = z
	.strictObject({
		leaseId: idSchema,
		ticket: objectUpTo(purchaseLimits.ticketBytes).meta({ description: 'What the vendor is asked with; no secret.' }),
	})
	.meta({ id: 'TicketPurchaseRequest' });
export type TicketPurchaseRequest = z.output<typeof ticketPurchaseRequest>;

export const keepPurchaseRequest = z
	.strictObject({
		leaseId: idSchema,
		result: objectUpTo(purchaseLimits.resultBytes).meta({ description: 'What was bought; bytes are assets.' }),
		assetIds: z.array(assetIdSchema).max(purchaseLimits.assets).meta({
			description: 'Assets without which the result is worth nothing; each exists.',
		}),
		costMicros: microsSchema.meta({ description: 'What the call cost in truth; it is booked beyond a cap, too.' }),
	})
	.meta({ id: 'KeepPurchaseRequest' });
export type KeepPurchaseRequest = z.output<typeof keepPurchaseRequest>;

export const failPurchaseRequest = z
	.strictObject({
		leaseId: idSchema,
		paid: z.enum(purchasePayments).meta({
			description: "'unknown' books the most that the call can cost, 'yes' what it cost.",
		}),
		costMicros: microsSchema.optional().meta({ description: "For 'yes'; left out: the most that the call can cost." }),
		kind: z.enum(problemKinds).optional().meta({
			description: 'What went wrong, for the circuit breaker. Left out: nothing against the vendor, such as a cancel.',
		}),
		problem: z.string().max(purchaseLimits.problemCharacters).meta({ description: 'In words; never a secret.' }),
		retryAfterMs: z
			.number()
			.int()
			.min(0)
			.max(24 * 60 * 60 * 1000)
			.optional(),
	})
	.superRefine(({ paid, costMicros }, context) => {
		if (paid !== 'yes' && costMicros !== undefined)
			context.addIssue({ code: 'custom', path: ['costMicros'], message: "is for 'yes' in 'paid' alone" });
	})
	.meta({ id: 'FailPurchaseRequest' });
export type FailPurchaseRequest = z.output<typeof failPurchaseRequest>;

const jsonObject = z.record(z.string(), z.unknown());

export const purchaseSchema = z
	.object({
		id: idSchema,
		key: purchaseKeySchema,
		state: z.enum(purchaseStates),
		provider: z.string(),
		service: z.enum(spendServices),
		operation: z.string(),
		model: z.string().nullable(),
		credentialName: z.string().nullable(),
		productionId: idSchema.nullable(),
		channel: z.string().nullable(),
		amountMicros: microsSchema,
		costMicros: microsSchema.nullable().meta({ description: 'What it cost in truth; null: not known yet.' }),
		currency: currencySchema,
		ticket: jsonObject.nullable(),
		result: jsonObject.nullable(),
		assetIds: z.array(assetIdSchema),
		problem: z.string().nullable(),
		attempts: z.number().int(),
		possiblyPaid: z.number().int().meta({ description: 'Attempts of which nobody knows whether the vendor was paid.' }),
		reservationId: idSchema.nullable().meta({ description: 'The money of the newest attempt.' }),
		createdAt: instantSchema,
		updatedAt: instantSchema,
		keptAt: instantSchema.nullable(),
		outdatedAt: instantSchema.nullable().meta({
			description: 'From then on its result is not reused. Null: it is, as long as its assets exist.',
		}),
	})
	.meta({ id: 'Purchase', description: 'What a vendor is paid for once: a call, or the result that came of it.' });
export type Purchase = z.infer<typeof purchaseSchema>;

export const purchaseClaimSchema = z
	.object({
		claim: z.enum(purchaseClaims),
		leaseId: idSchema.nullable().meta({ description: 'What the outcome is told with; null for reused and held.' }),
		retryAfterMs: millisecondsSchema.nullable().meta({ description: 'For held: claim again after this time.' }),
		possiblyPaid: z.number().int().meta({
			description: 'Earlier attempts under this key of which nobody knows whether the vendor was paid.',
		}),
		purchase: purchaseSchema,
	})
	.meta({ id: 'PurchaseClaim' });
export type PurchaseClaim = z.infer<typeof purchaseClaimSchema>;
