import type { Deps } from '../deps.js';
import { expireReservations } from './expire-reservations.js';
import { CapInTheWay } from './hold-money.js';
import { tellInTheWay } from './tell-reached.js';

type CapDeps = Pick<Deps, 'store' | 'clock'>;

/**
 * Says that a cap was in the way. The transaction that found it out is undone by then, and with it the period, or the
 * cap of the settings, that it was the first to need.
 */
const tellRefused = ({ store, clock }: CapDeps, { budget, count }: CapInTheWay) =>
	store.transaction(async (books) => {
		await books.budgets.share();
		if (budget.origin === 'settings') await books.budgets.insertUnlessThere(budget);
		const kept = await books.budgets.findNamed(budget);
		if (!kept) return;
		await books.budgets.openCount(kept, count);
		const [current] = await books.budgets.counts([{ budgetId: kept.id, startsAt: count.startsAt }]);
		if (current) await tellInTheWay(books, kept, current, clock.now());
	});

/**
 * Runs what holds money in a transaction of its own; where a cap says no, once more after what has expired is freed.
 * Then the refusal is told and thrown.
 */
export async function throughCaps<T>(deps: CapDeps, hold: () => Promise<T>): Promise<T> {
	try {
		return await hold().catch(async (error: unknown) => {
			if (error instanceof CapInTheWay && (await expireReservations(deps)) > 0) return hold();
			throw error;
		});
	} catch (error) {
		if (!(error instanceof CapInTheWay)) throw error;
		if (!error.count.hitAt) await tellRefused(deps, error);
		throw error.refusal;
	}
}
