import type { Job, JobKind, JobRequest, JobResult, Problem } from '@showrunner/contract';
import { createContractClient, RefusedByService, type ContractClient } from '../../contract/client';
import { finalJobStates, limits } from '../../contract/vocabulary';
import { ProviderError } from './provider-error';
import { waitFor, WaitCancelled } from './wait-for';
import type { JobContext } from './vendor-context';

export type JobOrder<K extends JobKind> = { kind: K; step: string; input: JobRequest<K> };

/** The service ends a job at its deadline; this much later it must have said so. */
const graceMs = 60_000;
const pauses = { intervalMs: 250, backoff: 2, maxIntervalMs: 5_000 };

/**
 * Has the render-node do one job and waits for it by long poll. A cancelled execution cancels the
 * job. Throws `ProviderError` with the job's problem.
 */
export async function runJob<K extends JobKind>(order: JobOrder<K>, context: JobContext): Promise<JobResult<K>> {
	const client = createContractClient('', context.service);
	const job = await submitJob(client, order, context).catch(refuse);
	const ended = await waitForJob(client, job, context);
	if (ended.state !== 'succeeded') throw new ProviderError(endedWithout(ended));
	return ended.result as JobResult<K>;
}

/** A second try under the same key finds the job of the first; where that one has failed, it is run again. */
async function submitJob(client: ContractClient, order: JobOrder<JobKind>, context: JobContext): Promise<Job> {
	const { productionId, priority, timeoutMs, idempotencyKey, signal } = context;
	const body = { ...order, ...(productionId && { productionId }), ...(priority && { priority }), timeoutMs };
	const job = await client.call('createJob', { body, idempotencyKey, ...(signal && { signal }) });
	if (job.state !== 'failed' && job.state !== 'cancelled') return job;
	return await client.call('retryJob', { params: { jobId: job.id } });
}

async function waitForJob(client: ContractClient, job: Job, context: JobContext): Promise<Job> {
	if (isFinal(job)) return job;
	const { signal, clock, timeoutMs } = context;
	const check = async () => {
		const query = { waitMs: limits.longPollMs };
		const now = await client.call('getJob', { params: { jobId: job.id }, query, ...(signal && { signal }) });
		return isFinal(now) ? now : undefined;
	};
	const waiting = waitFor(check, { ...pauses, limitMs: timeoutMs + graceMs, ...(signal && { signal }) }, clock);
	return await waiting.catch(async (error: unknown) => {
		if (!signal?.aborted) return refuse(error);
		await client.call('cancelJob', { params: { jobId: job.id } });
		throw new WaitCancelled();
	});
}

export function isFinal(job: Pick<Job, 'state'>): boolean {
	return finalJobStates.some((state) => state === job.state);
}

export function endedWithout(job: Pick<Job, 'state' | 'problem'>): Problem {
	if (job.problem) return job.problem;
	return {
		type: 'job-cancelled',
		title: 'The job was cancelled on the render-node',
		status: 409,
		kind: 'temporarily-unavailable',
		fix: 'Run the node again',
	};
}

function refuse(error: unknown): never {
	if (error instanceof RefusedByService) throw new ProviderError(error.problem, { cause: error });
	throw error;
}
