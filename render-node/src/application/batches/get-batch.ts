import type { Batch } from '@showrunner/contract';
import { notFound } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import { toBatch } from './show-batch.js';

export const batchNotFound = (batchId: string) =>
	notFound('batch-not-found', 'There is no such batch', {
		field: 'batchId',
		detail: batchId,
		fix: 'Check the id of the batch',
	});

export async function getBatch(
	{ batches, jobs }: Pick<Repositories, 'batches' | 'jobs'>,
	batchId: string,
): Promise<Batch> {
	const batch = await batches.find(batchId);
	if (!batch) throw batchNotFound(batchId);
	return toBatch(batch, await jobs.ofBatch(batchId));
}
