import type { Batch, Job } from '@showrunner/contract';
import { NodeOperationError, type INode, type INodeExecutionData, type NodeApiError } from 'n8n-workflow';
import { ProviderError } from '../../../providers/core/provider-error';
import { endedWithout } from '../../../providers/core/run-job';
import { failedItem } from '../failed-item';
import { toNodeError } from '../to-node-error';
import { fieldNameIn, type BatchOperation } from '../operation';
import type { Slot } from './batch-order';

export type EndedBatch = {
	inputs: readonly INodeExecutionData[];
	slots: readonly Slot[];
	batch: Pick<Batch, 'jobs'>;
	node: INode;
	operation: BatchOperation;
};

type Settled = { item: INodeExecutionData; error?: NodeApiError | NodeOperationError };

/** Each item with what its job gave it; items without a result also tell why. */
export function settleBatch({ inputs, slots, batch, node, operation }: EndedBatch): Settled[] {
	const fieldName = (name: string) => fieldNameIn(operation.properties, name);
	return inputs.map((input, itemIndex) => {
		const slot = slots[itemIndex];
		const job = slot && 'job' in slot ? batch.jobs[slot.job] : undefined;
		if (job?.state === 'succeeded') {
			const warnings = slot && 'job' in slot ? slot.warnings : undefined;
			const item = {
				...input,
				json: { ...input.json, ...operation.batch.toSections(job, input.json, warnings) },
				pairedItem: { item: itemIndex },
			};
			return { item };
		}
		const error = toNodeError(reasonOf(slot, job, node), { node, itemIndex, fieldName });
		return { item: failedItem(node, input, error, itemIndex), error };
	});
}

/** Why an item has no result. */
export function reasonOf(slot: Slot | undefined, job: Job | undefined, node: INode): Error {
	if (slot && 'refused' in slot) {
		const { message, description } = slot.refused;
		return new NodeOperationError(node, message, description === undefined ? {} : { description });
	}
	if (job) return new ProviderError(endedWithout(job));
	return new NodeOperationError(node, 'The render-node gave back no result for this item');
}
