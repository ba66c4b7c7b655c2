import { requestKey } from '../../application/idempotency/replay.js';
import { cancelJob } from '../../application/jobs/cancel-job.js';
import { createJob } from '../../application/jobs/create-job.js';
import { getJob } from '../../application/jobs/get-job.js';
import { retryJob } from '../../application/jobs/retry-job.js';
import { pageRequest, toPage } from '../../application/paging.js';
import { readUntil } from '../../application/wait-for-change.js';
import { toJob } from '../../domain/jobs/job-record.js';
import { isFinal } from '../../domain/jobs/job-states.js';
import type { RouteHandlers } from '../route-handlers.js';
import { streamJob } from '../stream-job.js';
import type { HttpDeps } from './deps.js';

type JobRoutes = 'createJob' | 'getJobs' | 'getJob' | 'cancelJob' | 'retryJob' | 'streamJob';

export const jobRoutes = (deps: HttpDeps): Pick<RouteHandlers, JobRoutes> => ({
	createJob: async ({ body, idempotencyKey }) =>
		toJob(await createJob(deps, body, requestKey('createJob', idempotencyKey, body))),
	async getJobs({ query: { state, kind, productionId, ...paging } }) {
		const filter = {
			...(state && { state }),
			...(kind && { kind }),
			...(productionId !== undefined && { productionId }),
		};
		return toPage(await deps.store.jobs.list(filter, pageRequest(paging)), (jobs) => jobs.map(toJob));
	},
	async getJob(request) {
		const { jobId } = request.params;
		const { waitMs } = request.query;
		const concerns = (change: { kind: string; jobId?: string }) => change.kind === 'job' && change.jobId === jobId;
		const read = () => getJob(deps.store, jobId);
		// Whoever does not wait needs no signal either, and is not given one.
		if (waitMs <= 0) return toJob(await read());
		return toJob(await readUntil(deps.bus, concerns, read, (job) => isFinal(job.state), waitMs, request.signal));
	},
	cancelJob: async ({ params }) => toJob(await cancelJob(deps, params.jobId)),
	retryJob: async ({ params }) => toJob(await retryJob(deps, params.jobId)),
	streamJob: ({ params, signal }, response) => streamJob(deps, params.jobId, response, signal),
});
