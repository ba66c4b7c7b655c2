import type { JobPriority } from '../../contract/vocabulary';
import type { JobContext } from '../../providers/core/vendor-context';
import { clock } from './clock';
import { idempotencyKey } from './idempotency-key';
import type { ItemContext } from './item-context';
import { serviceFetch } from './transport/service-client';

const minuteMs = 60_000;

/** What the render-node needs to do a job for this item. */
export function jobContextOf({ node, itemIndex, signal }: ItemContext): JobContext {
	const options = node.getNodeParameter('options', itemIndex, {}) as {
		timeoutMinutes?: number;
		priority?: JobPriority;
	};
	const productionId = node.getNodeParameter('productionId', itemIndex, '') as string | undefined;
	return {
		service: serviceFetch(node),
		clock,
		...(signal && { signal }),
		idempotencyKey: idempotencyKey(node, itemIndex),
		...(productionId && { productionId }),
		...(options.priority && { priority: options.priority }),
		timeoutMs: (options.timeoutMinutes ?? 60) * minuteMs,
	};
}
