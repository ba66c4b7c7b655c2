import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerationPhase } from '../../../domain/diffusion/generation.js';
import { isPassing } from '../remote/on-one-of.js';
import { nextWaitMs, type PollPace } from '../remote/poll-pace.js';
import { isGone, jobFailed, jobLost, sdJobSchema, type SdJob } from './sd-job.js';
import type { SdServer } from './sd-server.js';

/** A look at a job that fails says nothing about the job, so a few in a row are passed over. */
const mostFailedLooks = 4;

/** Looks at a job until it is done. The server tells neither steps nor a share, only whether it has begun. */
export async function awaitSdJob(
	server: SdServer,
	id: string,
	pace: PollPace,
	onPhase: (phase: GenerationPhase) => void,
	signal: AbortSignal,
): Promise<SdJob> {
	let failedLooks = 0;
	for (let waitMs = pace.firstMs; ; waitMs = nextWaitMs(waitMs, pace)) {
		await sleep(waitMs, undefined, { signal });
		const job = await server.call(`/jobs/${id}`, sdJobSchema, signal).catch((error: unknown) => {
			if (isGone(error)) throw jobLost(server.name);
			if (signal.aborted || ++failedLooks >= mostFailedLooks || !isPassing(error)) throw error;
			return null;
		});
		if (job === null) continue;
		failedLooks = 0;
		if (job.status === 'completed') return job;
		if (job.status === 'failed' || job.status === 'cancelled') throw jobFailed(server.name, job);
		onPhase(job.status === 'queued' ? 'waiting' : 'denoising');
	}
}
