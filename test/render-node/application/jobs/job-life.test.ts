import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobSchema } from '@showrunner/contract';
import pg from 'pg';
import { changeChannel } from '../../../../render-node/src/adapters/postgres/change-feed.js';
import { privateConnection } from '../../../../render-node/src/adapters/postgres/embedded/endpoint.js';
import type { JobContext } from '../../../../render-node/src/application/job-handler.js';
import { eventually, signalled } from '../../../kits/patience.js';
import { startScriptedService, untilAborted, type ScriptedService } from '../../../kits/scripted-service.js';

let service: ScriptedService;
beforeAll(async () => {
	service = await startScriptedService();
});
afterAll(async () => service.stop());

describe('a job', () => {
	it('goes from queued through running to succeeded, and tells how far it is', async () => {
		const release = signalled();
		const text = service.acting(async (context) => {
			context.progress(0.4, 'Drawing the first scene', 1_500);
			await release.promise;
		});
		const job = await service.submit(text);
		expect(jobSchema.parse(job)).toMatchObject({
			state: 'queued',
			attempts: 0,
			cached: false,
			progress: { phase: 'Waiting', fraction: 0 },
			startedAt: null,
		});
		const midway = await eventually('progress', async () => {
			const now = await service.read(job.id);
			return now.progress.fraction === 0.4 && now;
		});
		expect(midway).toMatchObject({
			state: 'running',
			attempts: 1,
			progress: { phase: 'Drawing the first scene', etaMs: 1_500 },
		});
		expect(Date.parse(midway.deadlineAt ?? '')).toBeCloseTo(Date.parse(midway.startedAt ?? '') + 3_600_000, -2);
		release.resolve();
		expect(await service.ended(job)).toMatchObject({
			state: 'succeeded',
			progress: { fraction: 1, etaMs: null },
			problem: null,
			result: { images: [] },
		});
	});

	it('answers a waiting caller as soon as it has ended', async () => {
		const tookMs: number[] = [];
		for (let round = 0; round < 5; round++) {
			const release = signalled();
			const job = await service.submit(service.acting(() => release.promise));
			await service.begun(job);
			const waiting = service.read(job.id, 20_000);
			const before = Date.now();
			release.resolve();
			expect((await waiting).state).toBe('succeeded');
			tookMs.push(Date.now() - before);
		}
		// Without news it would look again after two seconds, every time; a busy machine is late now and then.
		expect(Math.min(...tookMs)).toBeLessThan(1_500);
	});

	it('holds an answer back no longer than it was asked to', async () => {
		const release = signalled();
		const job = await service.submit(service.acting(() => release.promise));
		const before = Date.now();
		expect(['queued', 'running']).toContain((await service.read(job.id, 400)).state);
		expect(Date.now() - before).toBeGreaterThanOrEqual(390);
		release.resolve();
		await service.ended(job);
	});

	it('is followed by server-sent events to its end', async () => {
		const release = signalled();
		const job = await service.submit(service.acting(() => release.promise));
		const response = await service.fetch(`/v1/jobs/${job.id}/events`);
		expect(response.headers.get('content-type')).toBe('text/event-stream');
		setTimeout(() => release.resolve(), 200);
		const states = [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(
			([, data = '']) => jobSchema.parse(JSON.parse(data)).state,
		);
		expect(states.at(-1)).toBe('succeeded');
		expect(states.length).toBeGreaterThan(1);
	});

	it('runs after those of higher priority', async () => {
		const order: string[] = [];
		const releases = [1, 2, 3, 4].map(() => signalled());
		const blockers = await Promise.all(releases.map(({ promise }) => service.submit(service.acting(() => promise))));
		await Promise.all(blockers.map(service.begun));
		const noting = (name: string) => service.acting(async () => void order.push(name));
		const low = await service.submit(noting('low'), { priority: 'low' });
		const normal = await service.submit(noting('normal'));
		const high = await service.submit(noting('high'), { priority: 'high' });
		// One slot is free: the three take turns.
		releases[0]?.resolve();
		await Promise.all([low, normal, high].map(service.ended));
		expect(order).toEqual(['high', 'normal', 'low']);
		releases.forEach(({ resolve }) => resolve());
		await Promise.all(blockers.map(service.ended));
	});
});

/** Tells the service of a change as another service on its store would. */
async function tellOfChange(change: object): Promise<void> {
	const pidFile = readFileSync(path.join(service.databaseHome(), 'data', 'postmaster.pid'), 'utf8');
	const client = new pg.Client(privateConnection(pidFile.split('\n')[4] ?? ''));
	await client.connect();
	await client.query('select pg_notify($1, $2)', [changeChannel, JSON.stringify({ origin: 'another', change })]);
	await client.end();
	await sleep(200);
}

describe('an end before the end', () => {
	it('comes at once to a job that waits', async () => {
		const release = signalled();
		const blockers = await Promise.all([1, 2, 3, 4].map(() => service.submit(service.acting(() => release.promise))));
		await Promise.all(blockers.map(service.begun));
		const text = service.acting();
		const job = await service.submit(text);
		expect(await service.client.call('cancelJob', { params: { jobId: job.id } })).toMatchObject({
			state: 'cancelled',
			progress: { phase: 'Cancelled' },
		});
		release.resolve();
		await Promise.all(blockers.map(service.ended));
		expect(service.runsOf(text)).toBe(0);
	});

	it('reaches a running handler', async () => {
		const stopped = signalled();
		const job = await service.submit(
			service.acting((context) => untilAborted(context).finally(() => stopped.resolve())),
		);
		await service.begun(job);
		await service.client.call('cancelJob', { params: { jobId: job.id } });
		await stopped.promise;
		expect((await service.read(job.id)).state).toBe('cancelled');
	});

	it('is not brought by late news of a time before the attempt', async () => {
		if (!service.databaseHome()) return;
		const release = signalled();
		const act = (context: JobContext) => Promise.race([release.promise, untilAborted(context)]);
		const job = await service.submit(service.acting(act));
		await service.begun(job);
		await tellOfChange({ kind: 'job', jobId: job.id, batchId: null, state: 'queued' });
		release.resolve();
		expect(await service.ended(job)).toMatchObject({ state: 'succeeded', attempts: 1 });
	});

	it('does not change a job that has ended', async () => {
		const job = await service.ended(await service.submit(service.acting()));
		expect(await service.client.call('cancelJob', { params: { jobId: job.id } })).toEqual(job);
	});

	it('comes with the deadline', async () => {
		const job = await service.submit(service.acting(untilAborted), { timeoutMs: 1_000 });
		expect(await service.ended(job)).toMatchObject({
			state: 'failed',
			attempts: 1,
			problem: { type: 'deadline-exceeded', status: 504, field: 'timeoutMs', instance: job.id },
		});
	});
});
