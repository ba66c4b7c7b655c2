import type { JobPriority } from '../../contract/vocabulary';
import type { FetchPort } from './fetch-port';
import type { Clock } from './wait-for';

/** What a vendor may use for one request. */
export type VendorContext = {
	fetch: FetchPort;
	clock: Clock;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
	/** The same for every try of this item in this run: what was paid for is found again. */
	idempotencyKey: string;
	/** Production that the work belongs to, if any. */
	productionId?: string;
	/** Before or after other work of the render-node; left out, in turn. */
	priority?: JobPriority;
	/** Longest time that the work may take. */
	timeoutMs: number;
};
