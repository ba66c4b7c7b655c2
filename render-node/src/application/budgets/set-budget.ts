import { randomUUID } from 'node:crypto';
import type { Budget, SetBudgetRequest } from '@showrunner/contract';
import type { Caller } from '../../domain/access/caller.js';
import { everyKey, type BudgetRecord } from '../../domain/budgets/budget-record.js';
import type { SpendRules } from '../../domain/budgets/spend-rules.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { productionNotFound } from '../productions/get-production.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { getBudget } from './get-budget.js';
import { putBudget } from './put-budget.js';

type SetDeps = Pick<Deps, 'store' | 'clock' | 'spendRules'>;

const ownPeriods = { video: 'total', day: 'day', month: 'month' } as const;

function recordOf(wish: SetBudgetRequest, rules: SpendRules, now: Date): BudgetRecord {
	const { scope, limitMicros, alertMicros } = wish;
	// A video's key is an id, which reservations give in small letters.
	const key = scope === 'video' ? wish.key.toLowerCase() : wish.key;
	const period = scope === 'video' || scope === 'day' || scope === 'month' ? ownPeriods[scope] : (wish.period ?? 'day');
	const { currency = rules.currency, timeZone = rules.timeZone } = wish;
	const made = { origin: 'person', createdAt: now, updatedAt: now } as const;
	return { id: randomUUID(), scope, key, period, currency, limitMicros, alertMicros, timeZone, ...made };
}

async function refuseNobodysCap({ productions }: Repositories, { scope, key }: BudgetRecord): Promise<void> {
	if (scope === 'video' && key !== everyKey && !(await productions.find(key))) throw productionNotFound(key);
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
		const { found, record } = await putBudget(books, wanted);
		const { scope, key, period, currency, limitMicros, alertMicros } = record;
		const facts = { scope, key, period, currency, limitMicros, alertMicros, limitMicrosBefore: found?.limitMicros };
		const action = found ? 'budget.update' : 'budget.create';
		await recordAudit(books, { actor: caller.name, action, subject: `budget:${record.id}`, facts }, now);
		return getBudget(books, record.id, now);
	});
}
