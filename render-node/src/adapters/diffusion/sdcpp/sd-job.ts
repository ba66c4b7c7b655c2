import { z } from 'zod';
import { Refusal, temporarilyUnavailable } from '../../../domain/refusal.js';
import { saidByServer } from '../remote/said-by-server.js';

/** Goes into addresses, so nothing that could lead elsewhere. */
const jobId = z.string().regex(/^[\w-]{1,200}$/);

export const acceptedSchema = z.object({ id: jobId });

export const sdJobSchema = z.object({
	id: jobId,
	status: z.enum(['queued', 'generating', 'completed', 'failed', 'cancelled']),
	/** Seconds since 1970. */
	started: z.number().nullish(),
	completed: z.number().nullish(),
	result: z
		.object({ b64_json: z.string().nullish(), images: z.array(z.object({ b64_json: z.string() })).nullish() })
		.nullish(),
	error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});
export type SdJob = z.infer<typeof sdJobSchema>;

/** The server keeps finished jobs for ten minutes, and none over a restart: then it answers 404 or 410. */
export const isGone = (error: unknown) => error instanceof Refusal && error.problem.type === 'server-not-understood';

export const jobLost = (server: string) =>
	temporarilyUnavailable('result-lost', `${server} no longer knows of what it was to make`, {
		fix: 'Try again; it may have been started anew meanwhile',
	});

export const jobFailed = (server: string, { status, error }: SdJob) =>
	temporarilyUnavailable('server-failed', `${server} could not do it`, {
		detail: saidByServer(error?.message || `Its state is "${status}".`, []),
		fix: 'Try again; if it fails again, look into the log of the server, most often for want of memory',
	});
