import type { EventKind } from '@showrunner/contract';

export type SubscriptionRecord = {
	id: string;
	url: string;
	events: EventKind[];
	apiKeyHash: string;
	createdAt: Date;
};
