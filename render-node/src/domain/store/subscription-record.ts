import type { EventKind } from '@showrunner/contract';

export type SubscriptionRecord = {
	id: string;
	url: string;
	events: EventKind[];
	apiKeyHash: string;
	createdAt: Date;
	/** First of the tries that failed since one went well. */
	failingSince: Date | null;
	/** When it was switched off after failing for too long. */
	disabledAt: Date | null;
};
