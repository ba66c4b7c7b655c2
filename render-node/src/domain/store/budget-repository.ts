import type { BudgetPeriod, BudgetScope } from '@showrunner/contract';
import type { BudgetCount, BudgetRecord } from '../budgets/budget-record.js';
import type { PeriodBounds } from '../budgets/period-at.js';
import type { Page, PageRequest } from './page.js';

export type BudgetName = Pick<BudgetRecord, 'scope' | 'key' | 'period'>;
export type BudgetFilter = { scope?: BudgetScope; key?: string; period?: BudgetPeriod };
/** What a reservation is for; it counts in every cap that one of these names. */
export type Spender = {
	productionId: string | null;
	channel: string | null;
	provider: string;
	tier: string | null;
};

/**
 * Caps and what they counted. Who writes takes `share` first, or `keepOthersOut` to add or change a cap: so a new cap
 * counts all that was spent before it and misses nothing that is being spent meanwhile.
 */
export type BudgetRepository = {
	share(): Promise<void>;
	keepOthersOut(): Promise<void>;
	insertUnlessThere(record: BudgetRecord): Promise<void>;
	find(id: string): Promise<BudgetRecord | null>;
	findNamed(name: BudgetName): Promise<BudgetRecord | null>;
	/** Caps that bind a reservation. */
	binding(spender: Spender): Promise<BudgetRecord[]>;
	list(filter: BudgetFilter, page: PageRequest): Promise<Page<BudgetRecord>>;
	update(id: string, change: Partial<BudgetRecord>): Promise<BudgetRecord>;
	remove(id: string): Promise<boolean>;

	/** The counts of these caps in the periods that begin at these instants, as far as there are any. */
	counts(periods: { budgetId: string; startsAt: Date }[]): Promise<BudgetCount[]>;
	/** Caps but those of videos, with what they count in the period that runs; those that have counted nothing are left out. */
	running(now: Date): Promise<{ budget: BudgetRecord; count: BudgetCount }[]>;
	/** Whether money, or a reservation that may yet cost some, stands in one of its periods. */
	hasCounted(budget: BudgetRecord): Promise<boolean>;
	/** Opens a period, unless it is open; it begins with what reservations have come to in it before. */
	openCount(budget: BudgetRecord, bounds: PeriodBounds): Promise<void>;
	/** Locks counts until the transaction ends, always in the same order, and gives them. */
	lockCounts(countIds: string[]): Promise<BudgetCount[]>;
	/** Adds to all or, where one has no room, to fewer. @returns how many had room */
	hold(countIds: string[], amountMicros: number): Promise<number>;
	/** Moves money out of what is reserved, and into what is committed: beyond the limit, too. */
	settle(countIds: string[], freedMicros: number, committedMicros: number): Promise<BudgetCount[]>;
	/** Says that something was reached; false where that was said before. */
	markReached(countId: string, mark: 'alertedAt' | 'hitAt', now: Date): Promise<boolean>;
	/** Lets periods that have not ended have this limit, and tell anew when it is reached. */
	relimit(budgetId: string, limitMicros: number, now: Date): Promise<void>;
	/** Forgets the periods that have not ended; opened again, they are counted anew from the reservations. */
	forgetRunning(budgetId: string, now: Date): Promise<void>;
};
