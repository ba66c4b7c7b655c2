import type { Caller } from '../../domain/access/caller.js';
import { priceNotFound } from '../../domain/prices/price-record.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';

/** Takes a price away; the one that the nodes bring along holds again. */
export function deletePrice(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	id: string,
	caller: Caller,
): Promise<void> {
	return store.transaction(async (books) => {
		const gone = await books.prices.remove(id);
		if (!gone) throw priceNotFound(id);
		const { provider, model, unit, priceMicros, per, currency } = gone;
		const facts = { provider, model, unit, priceMicros, per, currency };
		const entry = { actor: caller.name, action: 'price.delete', subject: `price:${id}`, facts };
		await recordAudit(books, entry, clock.now());
	});
}
