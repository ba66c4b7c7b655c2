import { randomUUID } from 'node:crypto';
import { mostPrices, type Price, type SetPriceRequest } from '@showrunner/contract';
import type { Caller } from '../../domain/access/caller.js';
import { toPrice, tooManyPrices, type PriceRecord } from '../../domain/prices/price-record.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';

/** Sets a price, in place of the one that the nodes bring along; the same provider, model and unit have one price. */
export function setPrice(
	{ store, clock, spendRules }: Pick<Deps, 'store' | 'clock' | 'spendRules'>,
	wish: SetPriceRequest,
	caller: Caller,
): Promise<Price> {
	refuseUnprintable(wish);
	const { currency = spendRules.currency, note = null, ...named } = wish;
	return store.transaction(async (books) => {
		await books.prices.keepOthersOut();
		const now = clock.now();
		const found = await books.prices.findFor(named);
		if (!found && (await books.prices.count()) >= mostPrices) throw tooManyPrices(mostPrices);
		const wanted = { ...named, currency, note, updatedAt: now };
		const record: PriceRecord = found ? { ...found, ...wanted } : { id: randomUUID(), ...wanted, createdAt: now };
		await (found ? books.prices.update(found.id, wanted) : books.prices.insert(record));
		const facts = { ...named, currency, priceMicrosBefore: found?.priceMicros, perBefore: found?.per };
		const action = found ? 'price.update' : 'price.create';
		await recordAudit(books, { actor: caller.name, action, subject: `price:${record.id}`, facts }, now);
		return toPrice(record);
	});
}
