import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerationProgress } from '../../../domain/diffusion/generation.js';
import { Refusal, temporarilyUnavailable } from '../../../domain/refusal.js';
import { isPassing } from '../remote/on-one-of.js';
import { nextWaitMs, type PollPace } from '../remote/poll-pace.js';
import { saidByServer } from '../remote/said-by-server.js';
import { serverRefusal } from '../remote/server-refusal.js';
import { clipJobSchema, type ClipJob } from './clip-job.js';
import type { OpenAiServer } from './openai-server.js';

/** A look at a job that fails says nothing about the job, so a few in a row are passed over. */
const mostFailedLooks = 4;

/** Looks at a job until the server says that it is done. */
export async function awaitClipJob(
	server: OpenAiServer,
	{ id }: ClipJob,
	pace: PollPace,
	onProgress: (progress: Omit<GenerationProgress, 'piece'>) => void,
	signal: AbortSignal,
): Promise<ClipJob> {
	let failedLooks = 0;
	for (let waitMs = pace.firstMs; ; waitMs = nextWaitMs(waitMs, pace)) {
		await sleep(waitMs, undefined, { signal });
		const job = await server
			.asked(server.client.videos.retrieve(id, { signal }), clipJobSchema)
			.catch((error: unknown) => {
				if (isGone(error)) throw jobLost(server.name);
				if (signal.aborted || ++failedLooks >= mostFailedLooks || !isPassing(error)) throw error;
				return null;
			});
		if (job === null) continue;
		failedLooks = 0;
		if (job.status === 'completed') return job;
		if (job.status === 'queued') onProgress({ phase: 'waiting', steps: null });
		else if (job.status === 'in_progress') onProgress({ phase: 'denoising', steps: stepsOf(job) });
		else throw jobFailed(server, job);
	}
}

/** Servers tell a share of 100, most of them only 0 until they are done. */
function stepsOf({ progress }: ClipJob): GenerationProgress['steps'] {
	if (!progress || progress < 0) return null;
	return { done: Math.min(99, Math.round(progress)), of: 100 };
}

export const isGone = (error: unknown) =>
	error instanceof Refusal && ['server-not-understood', 'model-not-served'].includes(error.problem.type);

export const jobLost = (server: string) =>
	temporarilyUnavailable('result-lost', `${server} no longer knows of the clip that it was to make`, {
		fix: 'Try again; it may have been started anew meanwhile',
	});

/** A job that failed tells why in the words of the server; its code is a status, a word or nothing. */
function jobFailed({ name }: OpenAiServer, { status, error }: ClipJob): Refusal {
	const code = String(error?.code ?? '');
	const httpStatus = /^[45]\d\d$/.test(code) ? Number(code) : 500;
	const said = saidByServer(error?.message ?? `Its state is "${status}".`, []);
	const told = serverRefusal(name, { status: httpStatus, said, code, retryAfter: null });
	const refused = serverRefusal(name, { status: 400, said, code, retryAfter: null });
	return refused.problem.kind === 'content-rejected' ? refused : told;
}
