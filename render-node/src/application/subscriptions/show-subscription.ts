import type { Subscription } from '@showrunner/contract';
import { notFound } from '../../domain/refusal.js';
import type { SubscriptionRecord } from '../../domain/store/subscription-record.js';

/** The subscription as callers see it. */
export const toSubscription = (record: SubscriptionRecord): Subscription => ({
	id: record.id,
	url: record.url,
	events: record.events,
	createdAt: record.createdAt.toISOString(),
	failingSince: record.failingSince?.toISOString() ?? null,
	disabledAt: record.disabledAt?.toISOString() ?? null,
});

export const subscriptionNotFound = (id: string) =>
	notFound('subscription-not-found', 'There is no such subscription', {
		field: 'subscriptionId',
		detail: id,
		fix: 'Subscribe again',
	});
