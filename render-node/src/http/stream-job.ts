import type { Response } from 'express';
import { getJob } from '../application/jobs/get-job.js';
import { nextChange } from '../application/wait-for-change.js';
import type { Deps } from '../application/deps.js';
import { toJob } from '../domain/jobs/job-record.js';
import { isFinal } from '../domain/jobs/job-states.js';

/** Proxies cut silent connections after 30 to 60 s. */
const heartbeatMs = 15_000;

/**
 * Sends the job as a server-sent event whenever it has changed, until it has ended.
 * An event's id says nothing about the past: a follower that comes back is told the present.
 */
export async function streamJob(
	deps: Pick<Deps, 'store' | 'bus'>,
	jobId: string,
	response: Response,
	signal: AbortSignal,
): Promise<void> {
	let job = await getJob(deps.store, jobId);
	response.writeHead(200, {
		'Content-Type': 'text/event-stream',
		'Cache-Control': 'no-store',
		'X-Accel-Buffering': 'no',
	});
	response.write('retry: 2000\n\n');
	const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
	let told = '';
	try {
		for (let id = 1; ; ) {
			const heard = new AbortController();
			const change = nextChange(
				deps.bus,
				(news) => news.kind === 'job' && news.jobId === jobId,
				heartbeatMs,
				AbortSignal.any([signal, heard.signal]),
			);
			job = await getJob(deps.store, jobId);
			const data = JSON.stringify(toJob(job));
			if (data !== told) response.write(`id: ${id++}\nevent: job\ndata: ${data}\n\n`);
			told = data;
			if (isFinal(job.state) || signal.aborted) return heard.abort();
			await change;
		}
	} finally {
		clearInterval(heartbeat);
		response.end();
	}
}
