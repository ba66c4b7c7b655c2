import { leftMicros, type BudgetCount, type BudgetRecord } from '../../domain/budgets/budget-record.js';
import { budgetExceeded, currencyMismatch } from '../../domain/budgets/budget-refusals.js';
import { periodAt } from '../../domain/budgets/period-at.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';

/** Thrown through the transaction, which undoes all; says which cap has to be told of. */
export class CapInTheWay extends Error {
	constructor(
		readonly refusal: Refusal,
		readonly budget: BudgetRecord,
		readonly count: BudgetCount,
	) {
		super(refusal.message);
	}
}

type Held = { budget: BudgetRecord; count: BudgetCount };

/** The caps' counts of this instant, locked; those that are not open yet are opened. */
async function lockCurrent(
	{ budgets }: Pick<Repositories, 'budgets'>,
	caps: readonly BudgetRecord[],
	now: Date,
): Promise<Held[]> {
	const wanted = caps.map((budget) => ({ budget, bounds: periodAt(budget.period, budget.timeZone, now) }));
	const places = wanted.map(({ budget, bounds }) => ({ budgetId: budget.id, startsAt: bounds.startsAt }));
	let open = await budgets.counts(places);
	if (open.length < caps.length) {
		for (const { budget, bounds } of [...wanted].sort((a, b) => (a.budget.id < b.budget.id ? -1 : 1)))
			if (!open.some(({ budgetId }) => budgetId === budget.id)) await budgets.openCount(budget, bounds);
		open = await budgets.counts(places);
	}
	const counts = await budgets.lockCounts(open.map(({ id }) => id));
	return caps.flatMap((budget) => {
		const count = counts.find(({ budgetId }) => budgetId === budget.id);
		return count ? [{ budget, count }] : [];
	});
}

/** Holds an amount in every cap that binds it, or in none. @returns the counts with the amount in them */
export async function holdMoney(
	books: Repositories,
	caps: readonly BudgetRecord[],
	{ amountMicros, currency }: { amountMicros: number; currency: string },
	now: Date,
): Promise<Held[]> {
	const foreign = caps.find((budget) => budget.currency !== currency);
	if (foreign) throw currencyMismatch(currency, foreign);
	const held = await lockCurrent(books, caps, now);
	// The one that is the shortest says most about what to do.
	const [short] = held
		.filter(({ count }) => leftMicros(count) < amountMicros)
		.sort((a, b) => leftMicros(a.count) - leftMicros(b.count));
	if (short) {
		const { budget, count } = short;
		throw new CapInTheWay(budgetExceeded(budget, count, amountMicros, now), budget, count);
	}
	// What costs nothing breaks no cap, not even one that true costs have broken.
	const ids = held.map(({ count }) => count.id);
	const room = amountMicros === 0 ? ids.length : await books.budgets.hold(ids, amountMicros);
	if (room !== caps.length) throw new Error(`${caps.length} caps bind the reservation, and ${room} could hold it`);
	return held.map(({ budget, count }) => ({
		budget,
		count: { ...count, reservedMicros: count.reservedMicros + amountMicros },
	}));
}
