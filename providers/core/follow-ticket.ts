import type { Made } from './buy';
import { NotKept } from './keep-file';
import { ProviderError } from './provider-error';
import type { VendorContext } from './vendor-context';
import { waitFor, WaitCancelled } from './wait-for';

/** What a slow vendor gives for the work that it took in: ids and addresses, never a secret; up to 16 KiB of JSON. */
export type Ticket = Record<string, unknown>;

export type SlowMaker<R extends object> = {
	/** Hands the work in. */
	start(): Promise<Ticket>;
	/** Looks after it: undefined while it runs. Throws `TicketEnded` where the vendor says that nothing came of it. */
	check(ticket: Ticket): Promise<Made<R> | undefined>;
	/** Calls the work off, where the vendor can. */
	cancel?(ticket: Ticket): Promise<void>;
	/** Pause between two looks. Default: 5 s, growing to 30 s. */
	pauses?: { intervalMs: number; backoff: number; maxIntervalMs: number };
};

const usualPauses = { intervalMs: 5_000, backoff: 1.3, maxIntervalMs: 30_000 };

/** A ticket that is still at work when the wait ends stays in the books, and the next run takes it up again. */
export class StillAtWork extends ProviderError {}

/** The vendor ended the work without a result: refused it, failed at it, or let it run out. */
export class TicketEnded extends ProviderError {}

/**
 * Waits for a ticket. Looks that get no answer are made again until the limit, for the work itself goes on. Throws
 * `StillAtWork` at the limit and when the execution is cancelled without the vendor being able to call off.
 */
export async function follow<R extends object>(
	maker: SlowMaker<R>,
	ticket: Ticket,
	{ clock, signal, timeoutMs }: Pick<VendorContext, 'clock' | 'signal' | 'timeoutMs'>,
): Promise<Made<R>> {
	const check = async () => await maker.check(ticket).catch(toleratePassing);
	const limits = { ...(maker.pauses ?? usualPauses), limitMs: timeoutMs, ...(signal && { signal }) };
	return await waitFor(check, limits, clock).catch(async (error: unknown) => {
		const isCalledOff = error instanceof WaitCancelled && (await callOff(maker, ticket));
		if (!isCalledOff && (error instanceof WaitCancelled || isLimit(error))) throw stillAtWork(error);
		throw error;
	});
}

/** Whether it was; one that the vendor would not call off goes on, and its result is there for the next run. */
async function callOff<R extends object>({ cancel }: SlowMaker<R>, ticket: Ticket): Promise<boolean> {
	if (!cancel) return false;
	return await cancel(ticket).then(
		() => true,
		() => false,
	);
}

/** What passes concerns the look, not the work: paid work is not given up for it. */
function toleratePassing(error: unknown): undefined {
	// The work is done and its ticket is still good: the next run fetches it.
	if (error instanceof NotKept) throw notKeptYet(error);
	if (!(error instanceof ProviderError) || error instanceof TicketEnded) throw error;
	const { kind, refusal } = error;
	if (kind === 'rate-limited' || kind === 'temporarily-unavailable') return undefined;
	// The login is refused, not the work: with a good one the next run gets what is paid for.
	if (kind === 'credential-invalid' || kind === 'quota-exhausted') throw new StillAtWork(refusal, { cause: error });
	// A refused look costs nothing; the work behind it may have been paid.
	if (refusal.paid === 'yes') throw error;
	throw new ProviderError({ ...refusal, paid: 'unknown' }, { cause: error });
}

function notKeptYet(cause: NotKept): StillAtWork {
	return new StillAtWork(
		{
			kind: 'temporarily-unavailable',
			title: `The result could not be kept: ${cause.message}`,
			fix: 'Look after the render-node and run the node again: it takes up the same work and pays nothing more',
		},
		{ cause },
	);
}

function isLimit(error: unknown): boolean {
	return error instanceof ProviderError && error.refusal.field === 'timeoutMinutes';
}

function stillAtWork(cause: unknown): StillAtWork {
	return new StillAtWork(
		{
			kind: 'temporarily-unavailable',
			title: 'The vendor is still at work',
			fix: "Run the node again: it takes up the same work and pays nothing more. Raise 'Timeout' to wait longer",
			field: 'timeoutMinutes',
		},
		{ cause },
	);
}
