import type { INodeExecutionData } from 'n8n-workflow';
import { failedItem } from '../failed-item';
import { toNodeError } from '../to-node-error';
import { reasonOf, type EndedBatch } from './settle-batch';
import type { Batch } from '@showrunner/contract';

type SentBatch = Omit<EndedBatch, 'batch' | 'operation'> & { batch: Batch };

/** Each item with the ticket of its job, for Showrunner Job to ask for it later. */
export function ticketItems({ inputs, slots, batch, node }: SentBatch): INodeExecutionData[] {
	return inputs.map((input, itemIndex) => {
		const slot = slots[itemIndex];
		const sent = slot && 'job' in slot ? slot : undefined;
		const job = sent && batch.jobs[sent.job];
		if (!job) return failedItem(node, input, toNodeError(reasonOf(slot, job, node), { node, itemIndex }), itemIndex);
		const { warnings } = sent;
		const ticket = { batchId: batch.id, jobId: job.id, state: job.state, ...(warnings && { warnings }) };
		return { ...input, json: { ...input.json, ticket }, pairedItem: { item: itemIndex } };
	});
}
