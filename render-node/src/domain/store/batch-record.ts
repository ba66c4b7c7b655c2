export type BatchRecord = {
	id: string;
	apiKeyHash: string;
	callbackUrl: string | null;
	/** Given back unread in the callback; dropped once that is done. */
	callbackContext: unknown;
	callbackReachable: boolean;
	callbackDeliveredAt: Date | null;
	createdAt: Date;
	/** When its last job ended for the first time. */
	finishedAt: Date | null;
};
