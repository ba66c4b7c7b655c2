import { deletePrice } from '../../application/prices/delete-price.js';
import { setPrice } from '../../application/prices/set-price.js';
import { claimPurchase } from '../../application/purchases/claim-purchase.js';
import { failPurchase } from '../../application/purchases/fail-purchase.js';
import { keepPurchase } from '../../application/purchases/keep-purchase.js';
import { ticketPurchase } from '../../application/purchases/ticket-purchase.js';
import { requestKey } from '../../application/idempotency/replay.js';
import { pageRequest, toPage } from '../../application/paging.js';
import { toPrice } from '../../domain/prices/price-record.js';
import { toPurchase } from '../../domain/purchases/purchase-record.js';
import { purchaseNotFound } from '../../domain/purchases/purchase-refusals.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type PurchaseRoutes =
	| 'claimPurchase'
	| 'getPurchases'
	| 'getPurchase'
	| 'ticketPurchase'
	| 'keepPurchase'
	| 'failPurchase';
type PriceRoutes = 'setPrice' | 'getPrices' | 'deletePrice';

type Paging = { cursor?: string | undefined; limit: number };
const pageOf = ({ cursor, limit }: Paging) => pageRequest({ limit, ...(cursor !== undefined && { cursor }) });

const purchases = (deps: HttpDeps): Pick<RouteHandlers, PurchaseRoutes> => ({
	claimPurchase: ({ body, idempotencyKey }) =>
		claimPurchase(deps, body, requestKey('claimPurchase', idempotencyKey, body)),
	async getPurchases({ query: { cursor, limit, ...filter } }) {
		const page = await deps.store.purchases.list(filter, pageOf({ cursor, limit }));
		return toPage(page, (records) => records.map(toPurchase));
	},
	async getPurchase({ params: { purchaseId } }) {
		const record = await deps.store.purchases.find(purchaseId);
		if (!record) throw purchaseNotFound(purchaseId);
		return toPurchase(record);
	},
	ticketPurchase: ({ params, body }) => ticketPurchase(deps, params.purchaseId, body),
	keepPurchase: ({ params, body }) => keepPurchase(deps, params.purchaseId, body),
	failPurchase: ({ params, body }) => failPurchase(deps, params.purchaseId, body),
});

const prices = (deps: HttpDeps): Pick<RouteHandlers, PriceRoutes> => ({
	setPrice: ({ body, caller }) => setPrice(deps, body, caller),
	async getPrices({ query: { cursor, limit, ...filter } }) {
		const page = await deps.store.prices.list(filter, pageOf({ cursor, limit }));
		const { exchangeRates } = deps.spendRules;
		const shown = await toPage(page, (records) => records.map(toPrice));
		return { ...shown, exchangeRates: [...exchangeRates] };
	},
	async deletePrice({ params, caller }) {
		await deletePrice(deps, params.priceId, caller);
		return { deleted: true };
	},
});

/** What is bought once, and what it costs. */
export const purchaseRoutes = (deps: HttpDeps) => ({ ...purchases(deps), ...prices(deps) });
