import { randomUUID } from 'node:crypto';
import { everyKey, type BudgetRecord } from '../../domain/budgets/budget-record.js';
import type { SpendRules } from '../../domain/budgets/spend-rules.js';
import type { Spender } from '../../domain/store/budget-repository.js';
import type { Repositories } from '../../domain/store/store.js';

type Books = Pick<Repositories, 'budgets'>;

const made = (now: Date) => ({ id: randomUUID(), createdAt: now, updatedAt: now });

/** The day's cap as the settings have it. */
export const standardDay = (
	{ currency, timeZone, dayLimitMicros, dayAlertMicros }: SpendRules,
	now: Date,
): BudgetRecord => ({
	...made(now),
	...{ scope: 'day', key: everyKey, period: 'day', currency, timeZone, origin: 'settings' },
	limitMicros: dayLimitMicros,
	alertMicros: dayAlertMicros,
});

/** What a video may cost that brings no cap: what an admin has set for every video, or else what the settings say. */
export async function videoLimit(
	{ budgets }: Books,
	{ currency, timeZone, videoLimitMicros: limitMicros }: SpendRules,
): Promise<Pick<BudgetRecord, 'currency' | 'timeZone' | 'limitMicros' | 'alertMicros'>> {
	const pattern = await budgets.findNamed({ scope: 'video', key: everyKey, period: 'total' });
	return { currency, timeZone, limitMicros, alertMicros: null, ...pattern };
}

/** The cap of a production that brings none. */
async function standardVideo(books: Books, key: string, rules: SpendRules, now: Date): Promise<BudgetRecord> {
	const standard = { ...(await videoLimit(books, rules)), origin: 'settings' } as const;
	return { ...standard, ...made(now), scope: 'video', key, period: 'total' };
}

/** The caps that bind a reservation; those that everything has are made where they are missing. */
export async function giveStandardCaps(
	books: Books,
	spender: Spender,
	rules: SpendRules,
	now: Date,
): Promise<BudgetRecord[]> {
	const found = await books.budgets.binding(spender);
	const has = (scope: BudgetRecord['scope']) => found.some((budget) => budget.scope === scope);
	const { productionId } = spender;
	const isMissingVideo = productionId !== null && !has('video');
	if (has('day') && !isMissingVideo) return found;
	if (!has('day')) await books.budgets.insertUnlessThere(standardDay(rules, now));
	if (isMissingVideo) await books.budgets.insertUnlessThere(await standardVideo(books, productionId, rules, now));
	return books.budgets.binding(spender);
}

/** The cap that a production brings along. */
export const capProduction = (books: Books, key: string, limitMicros: number, rules: SpendRules, now: Date) => {
	const { currency, timeZone } = rules;
	const own = { limitMicros, alertMicros: null, currency, timeZone, origin: 'production' } as const;
	return books.budgets.insertUnlessThere({ ...made(now), ...own, scope: 'video', key, period: 'total' });
};
