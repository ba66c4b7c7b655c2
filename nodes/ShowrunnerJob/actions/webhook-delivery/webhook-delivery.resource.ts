import type { Resource } from '../../../shared/operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';
import { replay } from './replay.operation';

export const webhookDelivery: Resource = {
	value: 'webhookDelivery',
	name: 'Webhook Delivery',
	operations: [getMany, get, replay],
};
