/** `open`: a call may be under way. `ticketed`: the vendor works on it, and its ticket can be asked. `kept`: its result is there. */
export const purchaseStates = ['open', 'ticketed', 'kept', 'failed'] as const;
export type PurchaseState = (typeof purchaseStates)[number];

/** `new`: call the vendor. `resumed`: ask the ticket. `reused`: take the result. `held`: another is at it; claim again. */
export const purchaseClaims = ['new', 'resumed', 'reused', 'held'] as const;
export type PurchaseClaimKind = (typeof purchaseClaims)[number];

/** Whether the vendor was paid for a call that brought no result. */
export const purchasePayments = ['no', 'unknown', 'yes'] as const;
export type PurchasePayment = (typeof purchasePayments)[number];

/** What vendors count when they ask for money. */
export const spendUnits = [
	'input-token',
	'cached-input-token',
	'output-token',
	'character',
	'second',
	'minute',
	'image',
	'request',
	'credit',
	'megapixel',
	'track',
] as const;
export type SpendUnit = (typeof spendUnits)[number];
