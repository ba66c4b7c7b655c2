import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobSchema, type Job, type Problem } from '@showrunner/contract';
import type { JobContext } from '../../../../render-node/src/application/job-handler.js';
import { inputInvalid, rateLimited, temporarilyUnavailable } from '../../../../render-node/src/domain/refusal.js';
import { emptyResult, testHandler } from '../../../kits/idle-handlers.js';
import { eventually, signalled } from '../../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';

/** What the handler does with a job, by the text of its first scene. */
const acts = new Map<string, (context: JobContext) => Promise<void>>();
const runs: string[] = [];

let kit: ServiceKit;
beforeAll(async () => {
	const card = testHandler('image.card', async ({ scenes: [scene] }, context) => {
		runs.push(scene?.text ?? '');
		await acts.get(scene?.text ?? '')?.(context);
		return emptyResult('image.card');
	});
	const speech = testHandler('speech.generate', async () => ({ nonsense: true }) as never);
	const sound = testHandler('sound.generate', async (_, { assets }) => {
		const evidence = { origin: 'generated', source: 'test', licence: 'own work' } as const;
		const { id: assetId } = await assets.putBytes(Buffer.from('pop'), { name: 'pop', mediaType: 'audio/wav', evidence });
		return { assetId, durationMs: 1, warnings: [] };
	});
	kit = await startServiceKit({ handlers: [card, speech, sound] });
});
afterAll(async () => kit.stop());

let lastText = 0;
function acting(act?: (context: JobContext) => Promise<void>): string {
	const text = `job ${++lastText}`;
	if (act) acts.set(text, act);
	return text;
}
const request = (text: string) => ({ kind: 'image.card' as const, input: { scenes: [{ id: 'a', text }], aspectRatios: ['9:16'], locale: 'en' } });
const submit = (text: string, change: object = {}) => kit.client.call('createJob', { body: { ...request(text), ...change } });
const read = (jobId: string, waitMs = 0) => kit.client.call('getJob', { params: { jobId }, query: { waitMs } });
const ended = ({ id }: Job) => eventually(`the end of ${id}`, async () => {
	const job = await read(id, 5_000);
	return ['succeeded', 'failed', 'cancelled'].includes(job.state) && job;
});
const begun = ({ id }: Job) => eventually(`the begin of ${id}`, async () => {
	const job = await read(id);
	return job.state === 'running' && job;
});
const untilAborted = (context: JobContext) => new Promise<void>((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)));
const runsOf = (text: string) => runs.filter((run) => run === text).length;

describe('a job', () => {
	it('goes from queued through running to succeeded, and tells how far it is', async () => {
		const release = signalled();
		const text = acting(async (context) => {
			context.progress(0.4, 'Drawing the first scene', 1_500);
			await release.promise;
		});
		const job = await submit(text);
		expect(jobSchema.parse(job)).toMatchObject({ state: 'queued', attempts: 0, cached: false, progress: { phase: 'Waiting', fraction: 0 }, startedAt: null });
		const midway = await eventually('progress', async () => {
			const now = await read(job.id);
			return now.progress.fraction === 0.4 && now;
		});
		expect(midway).toMatchObject({ state: 'running', attempts: 1, progress: { phase: 'Drawing the first scene', etaMs: 1_500 } });
		expect(Date.parse(midway.deadlineAt ?? '')).toBeCloseTo(Date.parse(midway.startedAt ?? '') + 3_600_000, -2);
		release.resolve();
		expect(await ended(job)).toMatchObject({ state: 'succeeded', progress: { fraction: 1, etaMs: null }, problem: null, result: { images: [] } });
	});

	it('answers a waiting caller as soon as it has ended', async () => {
		const release = signalled();
		const job = await submit(acting(() => release.promise));
		await begun(job);
		const waiting = read(job.id, 20_000);
		const before = Date.now();
		release.resolve();
		expect((await waiting).state).toBe('succeeded');
		expect(Date.now() - before).toBeLessThan(1_500);
	});

	it('holds an answer back no longer than it was asked to', async () => {
		const release = signalled();
		const job = await submit(acting(() => release.promise));
		const before = Date.now();
		expect(['queued', 'running']).toContain((await read(job.id, 400)).state);
		expect(Date.now() - before).toBeGreaterThanOrEqual(390);
		release.resolve();
		await ended(job);
	});

	it('is followed by server-sent events to its end', async () => {
		const release = signalled();
		const job = await submit(acting(() => release.promise));
		const response = await kit.fetch(`/v1/jobs/${job.id}/events`);
		expect(response.headers.get('content-type')).toBe('text/event-stream');
		setTimeout(() => release.resolve(), 200);
		const states = [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(([, data = '']) => jobSchema.parse(JSON.parse(data)).state);
		expect(states.at(-1)).toBe('succeeded');
		expect(states.length).toBeGreaterThan(1);
	});

	it('runs after those of higher priority', async () => {
		const order: string[] = [];
		const releases = [1, 2, 3, 4].map(() => signalled());
		const blockers = await Promise.all(releases.map(({ promise }) => submit(acting(() => promise))));
		await Promise.all(blockers.map(begun));
		const noting = (name: string) => acting(async () => void order.push(name));
		const low = await submit(noting('low'), { priority: 'low' });
		const normal = await submit(noting('normal'));
		const high = await submit(noting('high'), { priority: 'high' });
		// One slot is free: the three take turns.
		releases[0]?.resolve();
		await Promise.all([low, normal, high].map(ended));
		expect(order).toEqual(['high', 'normal', 'low']);
		releases.forEach(({ resolve }) => resolve());
		await Promise.all(blockers.map(ended));
	});
});

describe('an end before the end', () => {
	it('comes at once to a job that waits', async () => {
		const release = signalled();
		const blockers = await Promise.all([1, 2, 3, 4].map(() => submit(acting(() => release.promise))));
		await Promise.all(blockers.map(begun));
		const text = acting();
		const job = await submit(text);
		expect(await kit.client.call('cancelJob', { params: { jobId: job.id } })).toMatchObject({ state: 'cancelled', progress: { phase: 'Cancelled' } });
		release.resolve();
		await Promise.all(blockers.map(ended));
		expect(runsOf(text)).toBe(0);
	});

	it('reaches a running handler within a second', async () => {
		const stopped = signalled<number>();
		const job = await submit(acting((context) => untilAborted(context).finally(() => stopped.resolve(Date.now()))));
		await begun(job);
		const before = Date.now();
		await kit.client.call('cancelJob', { params: { jobId: job.id } });
		expect((await stopped.promise) - before).toBeLessThan(1_000);
		expect((await read(job.id)).state).toBe('cancelled');
	});

	it('does not change a job that has ended', async () => {
		const job = await ended(await submit(acting()));
		expect(await kit.client.call('cancelJob', { params: { jobId: job.id } })).toEqual(job);
	});

	it('comes with the deadline', async () => {
		const job = await submit(acting(untilAborted), { timeoutMs: 1_000 });
		expect(await ended(job)).toMatchObject({ state: 'failed', attempts: 1, problem: { type: 'deadline-exceeded', status: 504, field: 'timeoutMs', instance: job.id } });
	});
});

describe('a job that fails', () => {
	const failing = (error: () => unknown, times = Infinity) => {
		let left = times;
		return acting(async () => {
			if (left-- > 0) throw error();
		});
	};

	it('is not tried again where the input is at fault', async () => {
		const job = await ended(await submit(failing(() => inputInvalid('too-dark', 'The picture is too dark', { field: 'scenes[0].text', fix: 'Brighten it' }))));
		expect(job).toMatchObject({ state: 'failed', attempts: 1, problem: { type: 'too-dark', kind: 'input-invalid', status: 422, field: 'scenes[0].text', fix: 'Brighten it', instance: job.id } });
	});

	it('is tried again where the cause passes', async () => {
		const job = await ended(await submit(failing(() => temporarilyUnavailable('busy', 'Busy'), 1)));
		expect(job).toMatchObject({ state: 'succeeded', attempts: 2, problem: null });
	});

	it('waits as long as the refusal says', async () => {
		const before = Date.now();
		const job = await ended(await submit(failing(() => rateLimited('slow-down', 'Slow down', { retryAfterMs: 2_000 }), 1)));
		expect(job).toMatchObject({ state: 'succeeded', attempts: 2 });
		expect(Date.now() - before).toBeGreaterThan(2_000);
	});

	it('shows a defect without its stack, after one more try', async () => {
		const job = await ended(await submit(failing(() => new Error('password=hunter2 at /secret/place'))));
		expect(job).toMatchObject({ state: 'failed', attempts: 2, problem: { type: 'defect', kind: 'defect', status: 500, instance: job.id } });
		expect(JSON.stringify(job)).not.toMatch(/hunter2|secret/);
	});

	it('is a defect too when its result has the wrong shape', async () => {
		const body = { kind: 'speech.generate' as const, input: { locale: 'en', scenes: [{ id: 'a', text: 'b' }] } };
		const job = await ended(await kit.client.call('createJob', { body }));
		expect(job).toMatchObject({ state: 'failed', attempts: 1, problem: { type: 'result-malformed' } satisfies Partial<Problem>, result: null });
	});

	it('can be queued anew, and only then', async () => {
		const text = failing(() => inputInvalid('once', 'Once'), 1);
		const failed = await ended(await submit(text));
		const again = await kit.client.call('retryJob', { params: { jobId: failed.id } });
		expect(again).toMatchObject({ id: failed.id, state: 'queued', problem: null, finishedAt: null });
		expect(await ended(again)).toMatchObject({ state: 'succeeded', attempts: 2 });
		await expect(kit.client.call('retryJob', { params: { jobId: failed.id } })).rejects.toMatchObject({ problem: { status: 409, type: 'job-not-retriable' } });
	});
});

describe('the same work', () => {
	it('is not done twice', async () => {
		const text = acting();
		const first = await ended(await submit(text));
		const second = await submit(text, { priority: 'high', timeoutMs: 5_000 });
		expect(second).toMatchObject({ state: 'succeeded', cached: true, result: first.result, attempts: 0, progress: { fraction: 1 } });
		expect(second.id).not.toBe(first.id);
		expect(runsOf(text)).toBe(1);
	});

	it('is done once when it is asked for twice at the same time', async () => {
		const release = signalled();
		const text = acting(() => release.promise);
		const first = await submit(text);
		await begun(first);
		const second = await submit(text);
		setTimeout(() => release.resolve(), 300);
		expect(await ended(first)).toMatchObject({ state: 'succeeded', cached: false });
		expect(await ended(second)).toMatchObject({ state: 'succeeded', cached: true });
		expect(runsOf(text)).toBe(1);
	});

	it('is done again when what it made is gone', async () => {
		const pop = () => kit.client.call('createJob', { body: { kind: 'sound.generate', input: { effect: 'pop' } } });
		const first = await ended(await pop());
		const { assetId } = first.result as { assetId: string };
		expect((await pop()).cached).toBe(true);
		await kit.client.call('deleteAsset', { params: { assetId } });
		const again = await ended(await pop());
		expect(again).toMatchObject({ state: 'succeeded', cached: false, result: { assetId } });
	});
});

describe('an Idempotency-Key', () => {
	const keyed = (text: string, idempotencyKey: string) => kit.client.call('createJob', { body: request(text), idempotencyKey });

	it('makes one job of one request, however often and at once it comes', async () => {
		const text = acting();
		const jobs = await Promise.all(Array.from({ length: 8 }, () => keyed(text, 'same')));
		expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
		expect((await keyed(text, 'same')).id).toBe(jobs[0]?.id);
		await ended(jobs[0] as Job);
		expect(runsOf(text)).toBe(1);
	});

	it('is refused for another request', async () => {
		await keyed(acting(), 'reused');
		await expect(keyed(acting(), 'reused')).rejects.toMatchObject({ problem: { status: 422, type: 'idempotency-key-reused', field: 'Idempotency-Key' } });
	});
});

describe('a list of jobs', () => {
	it('can be narrowed and paged', async () => {
		const page = await kit.client.call('getJobs', { query: { state: 'failed', kind: 'image.card', limit: 2 } });
		expect(page.items).toHaveLength(2);
		expect(page.items.every(({ state, kind }) => state === 'failed' && kind === 'image.card')).toBe(true);
		const next = await kit.client.call('getJobs', { query: { state: 'failed', kind: 'image.card', limit: 2, cursor: page.nextCursor ?? '' } });
		expect(next.items.map(({ id }) => id)).not.toEqual(expect.arrayContaining([page.items[0]?.id]));
	});
});
