import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../domain/ports.js';
import { Refusal } from '../../../domain/refusal.js';
import type { PollPace } from '../remote/poll-pace.js';
import { isGone, sdJobSchema } from './sd-job.js';
import type { SdServer } from './sd-server.js';

const leaveLimitMs = 5_000;
/** After so many looks without an answer the server has gone, and its job with it. */
const mostFailedLooks = 10;

type Leaving = { pace: PollPace; log: Log; closing: AbortSignal };

/**
 * Ends a job that nobody waits for any more. The server ends only what still waits in its queue; one that runs makes the
 * server busy until it is over, which is watched for from here.
 */
export async function leaveSdJob(server: SdServer, id: string, leaving: Leaving): Promise<void> {
	const { log, closing } = leaving;
	const signal = AbortSignal.any([closing, AbortSignal.timeout(leaveLimitMs)]);
	try {
		await server.call(`/jobs/${id}/cancel`, sdJobSchema, signal, {});
	} catch (error) {
		if (isGone(error)) return;
		log.warn({ server: server.name, job: id, ...why(error) }, 'a job runs on although nobody waits for it');
		server.busyWith = id;
		void watch(server, id, leaving).finally(() => {
			if (server.busyWith === id) server.busyWith = null;
		});
	}
}

async function watch(server: SdServer, id: string, { pace, log, closing }: Leaving): Promise<void> {
	for (let failedLooks = 0; failedLooks < mostFailedLooks && !closing.aborted; ) {
		await sleep(pace.mostMs, undefined, { signal: closing, ref: false }).catch(() => undefined);
		try {
			const signal = AbortSignal.any([closing, AbortSignal.timeout(leaveLimitMs)]);
			const { status } = await server.call(`/jobs/${id}`, sdJobSchema, signal);
			failedLooks = 0;
			if (status === 'queued' || status === 'generating') continue;
			return log.info({ server: server.name, job: id, status }, 'a job that nobody waited for has ended');
		} catch (error) {
			if (isGone(error)) return;
			failedLooks++;
		}
	}
}

const why = (error: unknown) => ({ type: error instanceof Refusal ? error.problem.type : 'no-answer' });
