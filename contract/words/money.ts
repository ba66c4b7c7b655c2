/** What a cap is on: one video, all of a day or a month, or one provider, channel or tier. */
export const budgetScopes = ['video', 'day', 'month', 'provider', 'channel', 'tier'] as const;
export type BudgetScope = (typeof budgetScopes)[number];

/** After which time a cap begins anew. */
export const budgetPeriods = ['day', 'month', 'total'] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];

/** What of a cap was reached. */
export const budgetThresholds = ['alert', 'limit'] as const;
export type BudgetThreshold = (typeof budgetThresholds)[number];

export const reservationStates = ['reserved', 'committed', 'released', 'expired'] as const;
export type ReservationState = (typeof reservationStates)[number];

/** What money is spent on, by the capability of the provider. */
export const spendServices = [
	...['text', 'speech', 'transcription', 'image', 'clip', 'music', 'moderation', 'stock', 'publishing', 'analytics'],
	...['billing', 'commerce', 'other'],
] as const;
export type SpendService = (typeof spendServices)[number];

export const spendGroupings = ['service', 'provider', 'video', 'channel', 'content-type', 'day'] as const;
export type SpendGrouping = (typeof spendGroupings)[number];

/** `half-open`: one call may try whether the provider works again. */
export const circuitStates = ['closed', 'open', 'half-open'] as const;
export type CircuitState = (typeof circuitStates)[number];
