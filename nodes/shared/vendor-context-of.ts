import type { JobPriority } from '../../contract/vocabulary';
import type { VendorContext } from '../../providers/core/vendor-context';
import { clock } from './clock';
import { idempotencyKey } from './idempotency-key';
import type { ItemContext } from './item-context';
import { serviceFetch } from './transport/service-client';

const minuteMs = 60_000;

/** What a provider may use for this item. */
export function vendorContextOf(item: ItemContext): VendorContext {
	const { node, itemIndex, signal } = item;
	const options = node.getNodeParameter('options', itemIndex, {}) as {
		timeoutMinutes?: number;
		priority?: JobPriority;
	};
	const productionId = node.getNodeParameter('productionId', itemIndex, '') as string | undefined;
	return {
		fetch: serviceFetch(node),
		clock,
		...(signal && { signal }),
		idempotencyKey: idempotencyKey(node, itemIndex),
		...(productionId && { productionId }),
		...(options.priority && { priority: options.priority }),
		timeoutMs: (options.timeoutMinutes ?? 60) * minuteMs,
	};
}
