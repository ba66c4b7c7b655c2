import type { ItemContext } from './item-context';

const minuteMs = 60_000;

/** Production and deadline of a job, by the fields that every slow verb has. */
export function readJobOptions({ node, itemIndex }: ItemContext): { productionId?: string; timeoutMs: number } {
	const productionId = node.getNodeParameter('productionId', itemIndex, '') as string | undefined;
	const timeoutMinutes = Number(node.getNodeParameter('timeoutMinutes', itemIndex, 60));
	return { ...(productionId && { productionId }), timeoutMs: Math.round(timeoutMinutes * minuteMs) };
}
