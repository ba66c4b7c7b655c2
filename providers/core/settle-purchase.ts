import type { KeepPurchaseRequest } from '@showrunner/contract';
import { RefusedByService, type ContractClient } from '../../contract/client';
import { toldAlternatives, type Alternative } from './alternatives';
import type { Made } from './buy';
import { StillAtWork } from './follow-ticket';
import { NotKept } from './keep-file';
import { ProviderError, type ProviderRefusal } from './provider-error';
import { Unasked } from './unasked';
import type { VendorContext } from './vendor-context';
import { vendorWords } from './vendor-words';
import { WaitCancelled } from './wait-for';

export type Lease = { client: ContractClient; purchaseId: string; leaseId: string };

/** Keeps what was made and books what it cost. Goes on after a cancel, for it is paid. */
export async function keepPurchase<R extends object>(lease: Lease, made: Made<R>): Promise<void> {
	const { client, purchaseId, leaseId } = lease;
	const { result, assetIds, costMicros } = made;
	const body = { leaseId, result: result as KeepPurchaseRequest['result'], assetIds, costMicros };
	await client.call('keepPurchase', { params: { purchaseId }, body }).catch((error: unknown) => refusedByBooks(error));
}

/** Tells the books that nothing came of it, and whether it may have been paid; then throws what went wrong. */
export async function failPurchase(lease: Lease, error: unknown, context: VendorContext): Promise<never> {
	if (error instanceof StillAtWork) throw error;
	const { client, purchaseId, leaseId } = lease;
	const body = { leaseId, ...outcomeOf(error, context) };
	// What the vendor said is worth more than a book that cannot be reached: its lease runs out by itself.
	await client.call('failPurchase', { params: { purchaseId }, body }).catch(() => undefined);
	throw error instanceof NotKept || error instanceof Unasked ? error.cause : error;
}

function outcomeOf(error: unknown, { signal }: Pick<VendorContext, 'signal'>) {
	// Nothing against the vendor, so its circuit hears of no kind.
	if (error instanceof NotKept)
		return { paid: 'yes' as const, problem: vendorWords(error.message) || 'The store did not take the file' };
	if (error instanceof Unasked)
		return { paid: 'no' as const, problem: vendorWords(error.message) || 'The store did not give the file' };
	const stopped = error instanceof WaitCancelled || signal?.aborted === true;
	if (error instanceof ProviderError) {
		const { kind, retryAfterMs, status, paid = 'no', costMicros } = error.refusal;
		const problem = vendorWords(error.message) || kind;
		const cost = paid === 'yes' && costMicros !== undefined && { costMicros };
		return {
			paid,
			problem,
			// A cancel says nothing of the vendor, so its circuit hears of none; what the vendor did answer it hears.
			...((!stopped || status !== undefined) && { kind }),
			...cost,
			...(retryAfterMs !== undefined && { retryAfterMs: Math.min(retryAfterMs, dayMs) }),
		};
	}
	const problem = stopped ? 'The execution was cancelled' : 'The node broke off';
	return { paid: 'unknown' as const, problem, ...(!stopped && { kind: 'defect' as const }) };
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * A no of the books as that of a provider: a cap stops the chain only where no cheaper one follows.
 * @param cheaper who would take less, where the price may be in the way
 * @param paid whether the vendor was asked before the books were
 */
export function refusedByBooks(
	error: unknown,
	cheaper: Alternative[] = [],
	paid: NonNullable<ProviderRefusal['paid']> = 'no',
): never {
	// They may also be out of reach, which does not take back what the vendor was asked for.
	if (error instanceof ProviderError && paid !== 'no')
		throw new ProviderError({ ...error.refusal, paid }, { cause: error });
	if (!(error instanceof RefusedByService)) throw error;
	const { problem } = error;
	const told = problem.type === 'currency-mismatch' ? { ...problem, ...otherCurrency } : problem;
	const isTooDear = problem.type === 'budget-exceeded' && cheaper.length > 0;
	throw new ProviderError({ ...(isTooDear ? withAlternatives(told, cheaper) : told), paid }, { cause: error });
}

function withAlternatives(refusal: ProviderRefusal, alternatives: Alternative[]): ProviderRefusal {
	const fix = [toldAlternatives(alternatives), refusal.fix].filter((part) => part !== undefined).join('. ');
	return { ...refusal, fix, alternatives };
}

/** Not the input is off but the price, and a provider that is priced otherwise, or free, can still do it. */
const otherCurrency = {
	kind: 'configuration-invalid',
	fix: "Set this provider's price in the currency of the cap (Showrunner Budget → Price → Set), or on the render-node a rate for it (SHOWRUNNER_EXCHANGE_RATES) or the currency of the price as that of the caps (SHOWRUNNER_CURRENCY)",
} as const;
