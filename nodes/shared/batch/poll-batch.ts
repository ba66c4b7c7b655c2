import type { Batch, CreateJobRequest } from '@showrunner/contract';
import type { IExecuteFunctions } from 'n8n-workflow';
import { limits } from '../../../contract/vocabulary';
import { waitFor, WaitCancelled } from '../../../providers/core/wait-for';
import { clock } from '../clock';
import { serviceClient } from '../transport/service-client';

/** The service fails a job at its deadline; this much later it must have said so. */
const graceMs = 60_000;
const pauses = { intervalMs: 250, backoff: 2, maxIntervalMs: 5_000 };

/** Waits for all jobs of a batch by long poll; a cancelled execution cancels them. */
export async function pollBatch(context: IExecuteFunctions, sent: Batch, jobs: CreateJobRequest[]): Promise<Batch> {
	const client = serviceClient(context);
	const signal = context.getExecutionCancelSignal();
	const params = { batchId: sent.id };
	const batch = await retryFailed(context, sent);
	if (batch.finished) return batch;
	const check = async () => {
		const query = { waitMs: limits.longPollMs };
		const now = await client.call('getBatch', { params, query, ...(signal && { signal }) });
		return now.finished ? now : undefined;
	};
	const limitMs = Math.max(...jobs.map(({ timeoutMs = 0 }) => timeoutMs)) + graceMs;
	return await waitFor(check, { ...pauses, limitMs, ...(signal && { signal }) }, clock).catch(
		async (error: unknown) => {
			if (!signal?.aborted) throw error;
			await client.call('cancelBatch', { params });
			throw new WaitCancelled();
		},
	);
}

/**
 * A batch that is finished when it is sent, with failures in it, is that of an earlier try of this
 * node (Retry On Fail) under the same key: what failed then is to be tried again now.
 */
async function retryFailed(context: IExecuteFunctions, batch: Batch): Promise<Batch> {
	const failed = batch.finished ? batch.jobs.filter(({ state }) => state !== 'succeeded') : [];
	if (failed.length === 0) return batch;
	const client = serviceClient(context);
	for (const { id } of failed) await client.call('retryJob', { params: { jobId: id } });
	return await client.call('getBatch', { params: { batchId: batch.id } });
}
