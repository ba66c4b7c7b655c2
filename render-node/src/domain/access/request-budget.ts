import type { AccessTier } from '@showrunner/contract';

/** What a caller has left of its budget of requests. */
export type BudgetState = { limit: number; remaining: number; resetMs: number };

/** Counts requests over all machines. */
export type RequestBudget = {
	/** Requests an hour; null: without a limit. */
	limitOf(tier: AccessTier): number | null;
	/** Takes one request. Null: nothing is counted for this tier. `taken` is false when none was left. */
	take(account: { familyId: string; tier: AccessTier }): Promise<(BudgetState & { taken: boolean }) | null>;
};
