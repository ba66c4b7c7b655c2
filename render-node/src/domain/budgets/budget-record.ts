import type { Budget, BudgetPeriod, BudgetScope } from '@showrunner/contract';

/** Where a cap comes from: the settings, what a production asked for, or a person. */
export type BudgetOrigin = Budget['origin'];

export type BudgetRecord = {
	id: string;
	scope: BudgetScope;
	/** A production's id, or the name of provider, channel or tier; `*` for all. */
	key: string;
	period: BudgetPeriod;
	currency: string;
	limitMicros: number;
	alertMicros: number | null;
	timeZone: string;
	origin: BudgetOrigin;
	createdAt: Date;
	updatedAt: Date;
};

/** What a cap counted in one of its periods. */
export type BudgetCount = {
	id: string;
	budgetId: string;
	startsAt: Date;
	/** Null: it never ends. */
	endsAt: Date | null;
	/** The cap's limit as this period has it, beside the sums that it binds. */
	limitMicros: number;
	reservedMicros: number;
	committedMicros: number;
	/** How far true costs, or a limit that was lowered, have taken the sums beyond the limit. */
	beyondMicros: number;
	/** When it was told that the alert was crossed, and that the limit was hit. */
	alertedAt: Date | null;
	hitAt: Date | null;
};

/** What a key of `*` stands for: every production that has no cap of its own, or all that is spent. */
export const everyKey = '*';

export const usedMicros = ({ reservedMicros, committedMicros }: BudgetCount): number =>
	reservedMicros + committedMicros;
export const leftMicros = (count: BudgetCount): number => Math.max(0, count.limitMicros - usedMicros(count));
