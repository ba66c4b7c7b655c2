import type { DeliveryEnd } from '@showrunner/contract';

/** One webhook on its way: a batch's callback, whose body is made when it is sent, or an event with its body. */
export type DeliveryRecord = {
	id: string;
	batchId: string | null;
	subscriptionId: string | null;
	url: string;
	/** SHA-256 of the API key whose holder can verify it. */
	apiKeyHash: string;
	/** Null for a batch's callback, and once it was delivered. */
	body: string | null;
	/** Tries since it was created or replayed. */
	attempts: number;
	/** How often in a row the receiver said that nobody waits any more. */
	goneInARow: number;
	ticketId: string | null;
	lastAnswer: string | null;
	createdAt: Date;
	deliveredAt: Date | null;
	gaveUpAt: Date | null;
	gaveUpFor: DeliveryEnd | null;
	replayedAt: Date | null;
};
