import type { Job } from '@showrunner/contract';
import type { AnyHandler } from '../../render-node/src/application/handlers/registry.js';
import type { JobContext } from '../../render-node/src/application/job-handler.js';
import { emptyResult, testHandler } from './idle-handlers.js';
import { eventually } from './patience.js';
import { startServiceKit, type ServiceKit } from './service.js';

export type Act = (context: JobContext) => Promise<void>;

export type ScriptedService = ServiceKit & {
	/** The text of a card whose handler does this; a new one each time, so that no result is known before. */
	acting(act?: Act): string;
	submit(text: string, change?: object): Promise<Job>;
	submitKeyed(text: string, idempotencyKey: string): Promise<Job>;
	read(jobId: string, waitMs?: number): Promise<Job>;
	begun(job: Job): Promise<Job>;
	ended(job: Job): Promise<Job>;
	/** How often a handler was run for this text. */
	runsOf(text: string): number;
};

const request = (text: string) => ({
	kind: 'image.card' as const,
	input: { scenes: [{ id: 'a', text }], aspectRatios: ['9:16'], locale: 'en' },
});

/** A service whose cards do what a test tells them to. */
export async function startScriptedService(
	others: readonly AnyHandler[] = [],
	env: Record<string, string> = {},
): Promise<ScriptedService> {
	const acts = new Map<string, Act>();
	const runs: string[] = [];
	const card = testHandler('image.card', async ({ scenes: [scene] }, context) => {
		const text = scene?.text ?? '';
		runs.push(text);
		await acts.get(text)?.(context);
		return emptyResult('image.card');
	});
	const kit = await startServiceKit({ handlers: [card, ...others], env });
	const read = (jobId: string, waitMs = 0) => kit.client.call('getJob', { params: { jobId }, query: { waitMs } });
	const until = (what: string, states: readonly Job['state'][], waitMs: number) => (job: Job) =>
		eventually(`${what} of job ${job.id}`, async () => {
			const now = await read(job.id, waitMs);
			return states.includes(now.state) && now;
		});
	let last = 0;
	return Object.assign(kit, {
		acting(act?: Act) {
			const text = `job ${++last}`;
			if (act) acts.set(text, act);
			return text;
		},
		submit: (text: string, change: object = {}) =>
			kit.client.call('createJob', { body: { ...request(text), ...change } }),
		submitKeyed: (text: string, idempotencyKey: string) =>
			kit.client.call('createJob', { body: request(text), idempotencyKey }),
		read,
		begun: until('the begin', ['running'], 0),
		ended: until('the end', ['succeeded', 'failed', 'cancelled'], 5_000),
		runsOf: (text: string) => runs.filter((run) => run === text).length,
	});
}

/** Works until it is told to stop, and then does. */
export const untilAborted: Act = ({ signal }) =>
	new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
