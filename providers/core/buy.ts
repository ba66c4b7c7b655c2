import type { ExchangeRate, KeepPurchaseRequest, PurchaseClaim } from '@showrunner/contract';
import { createContractClient, type ContractClient } from '../../contract/client';
import type { SpendService } from '../../contract/vocabulary';
import { cheaperThan, type Alternative } from './alternatives';
import { exchange, exchangeFailure, exchangePrices, rateFor } from './exchange';
import { follow, type SlowMaker } from './follow-ticket';
import type { Cost } from './price';
import { ProviderError } from './provider-error';
import { failPurchase, keepPurchase, refusedByBooks } from './settle-purchase';
import type { Warning } from './run-chain';
import type { VendorContext } from './vendor-context';
import { waitFor } from './wait-for';

/** One piece that a vendor is to make: a scene's speech, a picture, a text. */
export type Offer = {
	vendor: { id: string };
	service: SpendService;
	/** Such as `generate`. */
	operation: string;
	model: string;
	/** Everything that shapes the result, besides vendor and model: two pieces that agree in it are the same piece. */
	shapedBy: Record<string, unknown>;
	/** The most that it can cost. */
	price: Cost;
	/** What others would take for it; in the books for hints, and told where a cap is in the way. */
	alternatives?: readonly Alternative[];
	/** Longest time that one call takes; after it, another run may take over. Default: 10 minutes. */
	callLimitMs?: number;
	/** The result is not taken again after this time; left out, as long as its assets exist. */
	keepForMs?: number;
};

/** `R` is JSON, up to 256 KiB; bytes go into the store first and stand in it as asset ids. */
export type Made<R extends object> = { result: R; assetIds: string[]; costMicros: number; warnings?: Warning[] };

/** How a vendor makes it: at once, or by a ticket that is looked after. */
export type Maker<R extends object> = { make(): Promise<Made<R>> } | SlowMaker<R>;

export type Bought<R extends object> = {
	result: R;
	/** An earlier run had bought it already; nothing was paid now. */
	reused: boolean;
	purchaseId: string;
	/** What was expected at most, and what was paid now. */
	priceMicros: number;
	costMicros: number;
	currency: string;
	/** By which the vendor's price came into that currency; left out where it is in it. */
	exchange?: ExchangeRate;
	warnings: Warning[];
};

/** What was paid for one piece. */
export type PaidPiece = Pick<Bought<object>, 'priceMicros' | 'costMicros' | 'currency' | 'exchange' | 'reused'>;

const holdPauses = { intervalMs: 500, backoff: 1.5, maxIntervalMs: 5_000 };

/**
 * Has a vendor make one piece, unless it was bought before. The books are asked first: they find what is there, hold the
 * money, keep two runs from buying the same at once, and refuse where a cap or a circuit says no. A ticket is stored
 * before it is waited for, so that a run that was killed is taken up again. Throws `ProviderError`.
 */
export async function buy<R extends object>(offer: Offer, maker: Maker<R>, context: VendorContext): Promise<Bought<R>> {
	const client = createContractClient('', context.service);
	const rate = await rateFor(offer.price.currency, context);
	const priced = rate ? exchangePrices(offer, rate) : offer;
	const claim = await claimPatiently(client, priced, context);
	const { purchase, leaseId } = claim;
	if (claim.claim === 'reused' || leaseId === null) {
		const told = toldOf(purchase.id, priced, rate);
		return { ...told, result: purchase.result as R, reused: true, costMicros: 0, warnings: [] };
	}
	// A ticket of before the rate was set is paid in the currency that its money was held in.
	const applied = rate?.to === purchase.currency ? rate : undefined;
	const lease = { client, purchaseId: purchase.id, leaseId };
	const made = await carryOut(maker, { claim, ticketed: ticketStore(lease) }, context).catch(
		async (error: unknown) => await failPurchase(lease, exchangeFailure(error, applied), context),
	);
	const { result, warnings = [] } = made;
	const costMicros = applied ? exchange(made.costMicros, applied) : made.costMicros;
	await keepPurchase(lease, { ...made, costMicros });
	const told = toldOf(purchase.id, applied ? priced : offer, applied);
	return { ...told, result, reused: false, costMicros, warnings: [...warnings, ...doubtOf(claim)] };
}

const toldOf = (purchaseId: string, { price }: Offer, rate: ExchangeRate | undefined) => ({
	...{ purchaseId, priceMicros: price.micros, currency: price.currency },
	...(rate && { exchange: rate }),
});

async function claimPatiently(client: ContractClient, offer: Offer, context: VendorContext): Promise<PurchaseClaim> {
	const { signal, clock, timeoutMs } = context;
	const body = claimBody(offer, context);
	const claim = async () => {
		const idempotencyKey = context.newId();
		const answer = await client.call('claimPurchase', { body, idempotencyKey, ...(signal && { signal }) });
		return answer.claim === 'held' ? undefined : answer;
	};
	const limits = { ...holdPauses, limitMs: timeoutMs, ...(signal && { signal }) };
	return await waitFor(claim, limits, clock).catch((error: unknown) => {
		return refusedByBooks(error, cheaperThan(offer.price, offer.alternatives ?? []));
	});
}

function claimBody({ vendor, model, shapedBy, price, alternatives = [], ...offer }: Offer, context: VendorContext) {
	const { fingerprint, idempotencyKey, reuse = true, productionId, credentialName } = context;
	return {
		key: fingerprint({ provider: vendor.id, service: offer.service, operation: offer.operation, model, ...shapedBy }),
		holder: idempotencyKey,
		reuse,
		provider: vendor.id,
		service: offer.service,
		operation: offer.operation,
		model,
		...(credentialName && { credentialName }),
		...(productionId && { productionId }),
		amountMicros: price.micros,
		// What is free is so in every currency, that of the caps included.
		...(price.micros > 0 && { currency: price.currency, alternatives: hintsOf(price, alternatives) }),
		leaseMs: offer.callLimitMs ?? 600_000,
		...(offer.keepForMs !== undefined && { keepForMs: offer.keepForMs }),
	};
}

/** The most that one claim may state. */
const mostHints = 20;

/** What the render-node makes free of charge is no hint: beside it, nothing else would ever be named. */
function hintsOf({ currency }: Cost, alternatives: readonly Alternative[]) {
	return alternatives
		.filter((each) => each.amountMicros > 0 && each.currency === currency)
		.map(({ provider, amountMicros }) => ({ provider, amountMicros }))
		.slice(0, mostHints);
}

type Begun = { claim: PurchaseClaim; ticketed(ticket: object): Promise<void> };

async function carryOut<R extends object>(
	maker: Maker<R>,
	{ claim, ticketed }: Begun,
	context: VendorContext,
): Promise<Made<R>> {
	const resumed = claim.claim === 'resumed' ? claim.purchase.ticket : null;
	if (!resumed && context.signal?.aborted) throw notAsked();
	if ('make' in maker) return await maker.make();
	const ticket = resumed ?? (await maker.start());
	if (!resumed) await ticketed(ticket);
	return await follow(maker, ticket, context);
}

/** Cancelled between the claim and the call: the money that was held goes back. */
function notAsked(): ProviderError {
	return new ProviderError({
		kind: 'temporarily-unavailable',
		title: 'The execution was cancelled before the vendor was asked',
		fix: 'Run the node again',
		paid: 'no',
	});
}

/** JSON by its making: a vendor's answer, or ids out of it. */
type JsonRecord = KeepPurchaseRequest['result'];

const ticketStore =
	({ client, purchaseId, leaseId }: { client: ContractClient; purchaseId: string; leaseId: string }) =>
	async (ticket: object) => {
		const body = { leaseId, ticket: ticket as JsonRecord };
		await client
			.call('ticketPurchase', { params: { purchaseId }, body })
			.catch((error: unknown) => refusedByBooks(error, [], 'unknown'));
	};

function doubtOf({ possiblyPaid }: PurchaseClaim): Warning[] {
	if (possiblyPaid === 0) return [];
	const message =
		'An earlier run broke off while the vendor was at work, and nobody knows whether it was paid; it was bought anew';
	return [{ code: 'possibly-paid-twice', message }];
}
