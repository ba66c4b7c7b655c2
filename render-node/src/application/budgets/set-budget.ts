import { randomUUID } from 'node:crypto';
import type { Budget, SetBudgetRequest } from '@showrunner/contract';
import type { Caller } from '../../domain/access/caller.js';
import { everyKey, type BudgetRecord } from '../../domain/budgets/budget-record.js';
import { budgetCurrencyFixed } from '../../domain/budgets/budget-refusals.js';
import { periodAt } from '../../domain/budgets/period-at.js';
import type { SpendRules } from '../../domain/budgets/spend-rules.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { productionNotFound } from '../productions/get-production.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { getBudget } from './get-budget.js';

type SetDeps = Pick<Deps, 'store' | 'clock' | 'spendRules'>;

const ownPeriods = { video: 'total', day: 'day', month: 'month' } as const;

function recordOf(wish: SetBudgetRequest, rules: SpendRules, now: Date): BudgetRecord {
	const { scope, key, limitMicros, alertMicros } = wish;
	const period = scope === 'video' || scope === 'day' || scope === 'month' ? ownPeriods[scope] : (wish.period ?? 'day');
	const { currency = rules.currency, timeZone = rules.timeZone } = wish;
	const made = { origin: 'person', createdAt: now, updatedAt: now } as const;
	return { id: randomUUID(), scope, key, period, currency, limitMicros, alertMicros, timeZone, ...made };
}

async function refuseNobodysCap({ productions }: Repositories, { scope, key }: BudgetRecord): Promise<void> {
	if (scope === 'video' && key !== everyKey && !(await productions.find(key))) throw productionNotFound(key);
}

/** Puts the new limits in the place of the old ones. */
async function change({ budgets }: Repositories, found: BudgetRecord, wanted: BudgetRecord): Promise<void> {
	if (found.currency !== wanted.currency && (await budgets.hasCounted(found.id))) throw budgetCurrencyFixed(found);
	const { currency, limitMicros, alertMicros, timeZone, origin, updatedAt } = wanted;
	await budgets.update(found.id, { currency, limitMicros, alertMicros, timeZone, origin, updatedAt });
	await budgets.relimit(found.id, limitMicros, updatedAt);
}

/** Creates a cap or changes it. It counts from then on what was spent in its period before, too. */
export function setBudget(
	{ store, clock, spendRules }: SetDeps,
	wish: SetBudgetRequest,
	caller: Caller,
): Promise<Budget> {
	refuseUnprintable(wish);
	return store.transaction(async (books) => {
		await books.budgets.keepOthersOut();
		const now = clock.now();
		const wanted = recordOf(wish, spendRules, now);
		await refuseNobodysCap(books, wanted);
		const found = await books.budgets.findNamed(wanted);
		if (found) await change(books, found, wanted);
		else await books.budgets.insertUnlessThere(wanted);
		const record = { ...wanted, id: found?.id ?? wanted.id };
		const isPattern = record.scope === 'video' && record.key === everyKey;
		if (!isPattern) await books.budgets.openCount(record, periodAt(record.period, record.timeZone, now));
		const { scope, key, period, currency, limitMicros, alertMicros } = record;
		const facts = { scope, key, period, currency, limitMicros, alertMicros, limitMicrosBefore: found?.limitMicros };
		const action = found ? 'budget.update' : 'budget.create';
		await recordAudit(books, { actor: caller.name, action, subject: `budget:${record.id}`, facts }, now);
		return getBudget(books, record.id, now);
	});
}
