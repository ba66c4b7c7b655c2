import type { Subscription } from '@showrunner/contract';
import { notFound } from '../../domain/refusal.js';
import type { SubscriptionRecord } from '../../domain/store/subscription-record.js';

/** The subscription as callers see it. */
export const toSubscription = ({ id, url, events, createdAt }: SubscriptionRecord): Subscription => ({
	id,
	url,
	events,
	createdAt: createdAt.toISOString(),
});

export const subscriptionNotFound = (id: string) =>
	notFound('subscription-not-found', 'There is no such subscription', {
		field: 'subscriptionId',
		detail: id,
		fix: 'Subscribe again',
	});
