import type { JobPriority } from '../../contract/vocabulary';
import type { ItemContext } from './item-context';

const minuteMs = 60_000;

type JobOptions = { productionId?: string; priority?: JobPriority; timeoutMs: number };

/** Production, priority and deadline of a job, by the fields that every slow verb has on its form or among its options. */
export function readJobOptions({ node, itemIndex }: ItemContext): JobOptions {
	const options = node.getNodeParameter('options', itemIndex, {}) as {
		priority?: JobPriority;
		timeoutMinutes?: number;
	};
	const productionId = node.getNodeParameter('productionId', itemIndex, '') as string | undefined;
	const timeoutMinutes = Number(options.timeoutMinutes ?? node.getNodeParameter('timeoutMinutes', itemIndex, 60));
	return {
		...(productionId && { productionId }),
		...(options.priority && { priority: options.priority }),
		timeoutMs: Math.round(timeoutMinutes * minuteMs),
	};
}
