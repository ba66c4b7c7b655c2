import { temporarilyUnavailable, type Refusal } from '../refusal.js';

/** What anybody is told whose request or job needs the database while it is away. */
export const storeAway = (): Refusal =>
	temporarilyUnavailable('store-away', "The service's database is away for a moment", {
		retryAfterMs: 1_000,
		fix: 'Send the same request again in a second',
	});
