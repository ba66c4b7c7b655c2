import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {{ id: string, kind: string, state: string, cached: boolean, createdAt: string, progress: { fraction: number, phase: string } }} Job
 */

const everyMs = 700;
/** Where no terminal shows a line that changes, a line is written this seldom. */
const plainEveryMs = 10_000;

/**
 * Shows what the render-node is doing until the signal says that it is over.
 * @param {import('../render-node.mjs').RenderNodeServer} renderNode
 * @param {Date} since
 * @param {AbortSignal} signal
 */
export async function followJobs(renderNode, since, signal) {
	const isTerminal = process.stderr.isTTY;
	let shownAt = 0;
	let shown = '';
	while (!signal.aborted) {
		const line = describe(await jobsSince(renderNode, since).catch(() => []), since);
		const isDue = isTerminal || Date.now() - shownAt >= plainEveryMs;
		if (isDue && line !== shown) {
			process.stderr.write(isTerminal ? `\r\x1b[2K  ${line}` : `  ${line}\n`);
			shown = line;
			shownAt = Date.now();
		}
		await wait(everyMs, undefined, { signal }).catch(() => undefined);
	}
	if (isTerminal) process.stderr.write('\r\x1b[2K');
}

/**
 * The newest jobs of the render-node that this run asked for.
 * @param {import('../render-node.mjs').RenderNodeServer} renderNode
 * @param {Date} since
 */
export async function jobsSince(renderNode, since) {
	/** @type {{ items: Job[] }} */
	const { items } = await renderNode.call('GET', '/v1/jobs?limit=200');
	return items.filter((job) => new Date(job.createdAt) >= since);
}

/** @param {Job[]} jobs @param {Date} since */
function describe(jobs, since) {
	const done = jobs.filter((job) => job.state === 'succeeded').length;
	const running = jobs.filter((job) => job.state === 'running');
	const seconds = Math.round((Date.now() - since.getTime()) / 1_000);
	const now = running.map(
		(job) =>
			`${job.kind} ${Math.round(job.progress.fraction * 100)} %${job.progress.phase ? ` (${job.progress.phase})` : ''}`,
	);
	return `${seconds} s · ${done} of ${jobs.length} jobs done${now.length > 0 ? ` · ${now.slice(0, 3).join(', ')}` : ''}`;
}
