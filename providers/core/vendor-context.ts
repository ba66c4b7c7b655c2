import type { ExchangeRate } from '@showrunner/contract';
import type { JobPriority } from '../../contract/vocabulary';
import type { AssetShelf } from './asset-shelf';
import type { FetchPort } from './fetch-port';
import type { PriceOverride } from './price';
import type { VendorHttp } from './vendor-http';
import type { Clock } from './wait-for';

/** What a job of the render-node needs. */
export type JobContext = {
	/** The render-node: jobs and books. */
	service: FetchPort;
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

/** What a vendor may use for one request. */
export type VendorContext = JobContext & {
	/** The vendor's own API. For the render-node itself, `service` is the way. */
	http: VendorHttp;
	shelf: AssetShelf;
	/** Whether what an earlier run bought may be taken again. Default: yes. */
	reuse?: boolean;
	/** Name of the credential as the user gave it: circuits are told apart by it. */
	credentialName?: string;
	/** The user's own prices, of all vendors; they go before the built-in tables. */
	prices(): Promise<readonly PriceOverride[]>;
	/** Rates into the currency that the books count in, as the owner of the render-node has set them; none where left out. */
	exchangeRates?(): Promise<readonly ExchangeRate[]>;
	/** SHA-256, hexadecimal, of a value's JSON with sorted keys. */
	fingerprint(value: unknown): string;
	/** A new random id. */
	newId(): string;
};
