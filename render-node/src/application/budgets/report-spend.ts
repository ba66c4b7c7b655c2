import type { routeSchemas, SpendReport } from '@showrunner/contract';
import type { z } from 'zod';
import { addUp } from '../../domain/budgets/add-up.js';
import type { Deps } from '../deps.js';
import { spendFilterOf } from './spend-filter.js';

type Wish = z.output<typeof routeSchemas.reportSpend.query>;

/** Hints worth acting on; more would only hide them. */
const hintCount = 10;
const currencyCount = 200;

/** What was spent by what, and what the cheaper of the stated alternatives would have saved. */
export async function reportSpend(
	{ store, clock, spendRules }: Pick<Deps, 'store' | 'clock' | 'spendRules'>,
	{ by, limit, timeZone = spendRules.timeZone, ...wish }: Wish,
): Promise<SpendReport> {
	const filter = spendFilterOf(wish);
	const [rows, hints] = await Promise.all([
		store.spend.sums(by, filter, timeZone, limit),
		store.spend.hints(filter, hintCount),
	]);
	// Groups that were all shown add up to the totals; only where some were cut off are the books read once more.
	const totals = rows.length < limit ? addUp(rows) : await store.spend.sums(null, filter, timeZone, currencyCount);
	return {
		by,
		rows,
		totals: totals.map(({ key: _, ...sums }) => sums),
		hints,
		generatedAt: clock.now().toISOString(),
	};
}
