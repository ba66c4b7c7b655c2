import { z } from 'zod';
import { purchaseStates, spendServices } from '../../vocabulary.js';
import { exchangeRateSchema, mostPrices, priceSchema, setPriceRequest } from '../prices.js';
import {
	claimPurchaseRequest,
	failPurchaseRequest,
	keepPurchaseRequest,
	purchaseClaimSchema,
	purchaseKeySchema,
	purchaseSchema,
	ticketPurchaseRequest,
} from '../purchases.js';
import { idSchema, page } from '../scalars.js';
import { deleted, paging, type RouteSchemas } from './route-schemas.js';

export const purchaseRoutes = {
	claimPurchase: {
		summary: 'Find what was bought before, or hold money and be the one who buys it',
		body: claimPurchaseRequest,
		response: purchaseClaimSchema,
		idempotent: 'optional',
	},
	getPurchases: {
		summary: 'List what was bought from vendors',
		query: z.strictObject({
			...paging,
			key: purchaseKeySchema.optional(),
			state: z.enum(purchaseStates).optional(),
			provider: z.string().max(200).optional(),
			service: z.enum(spendServices).optional(),
			operation: z.string().max(200).optional(),
			productionId: idSchema.optional(),
			channel: z.string().max(200).optional(),
		}),
		response: page(purchaseSchema),
	},
	getPurchase: { summary: 'Get a purchase with its result', response: purchaseSchema },
	ticketPurchase: {
		summary: "Store a vendor's ticket before waiting for it",
		body: ticketPurchaseRequest,
		response: purchaseSchema,
	},
	keepPurchase: {
		summary: 'Keep the result of a call and book its cost',
		body: keepPurchaseRequest,
		response: purchaseSchema,
	},
	failPurchase: {
		summary: 'Tell that a call brought no result, and whether it was paid for',
		body: failPurchaseRequest,
		response: purchaseSchema,
	},
	setPrice: {
		summary: 'Set a price of your own, or change the one of this provider, model and unit',
		role: 'admin',
		body: setPriceRequest,
		response: priceSchema,
	},
	getPrices: {
		summary: 'List the prices of your own',
		query: z.strictObject({
			...paging,
			limit: z.coerce.number().int().min(1).max(mostPrices).default(mostPrices),
			provider: z.string().max(200).optional(),
		}),
		response: page(priceSchema).extend({
			exchangeRates: z.array(exchangeRateSchema).optional().meta({ description: 'Into the currency of the service.' }),
		}),
	},
	deletePrice: {
		summary: 'Delete a price of your own; the price table of the nodes holds again',
		role: 'admin',
		response: deleted,
	},
} as const satisfies Record<string, RouteSchemas>;
