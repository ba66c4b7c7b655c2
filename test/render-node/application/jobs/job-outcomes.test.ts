import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job, Problem } from '@showrunner/contract';
import { inputInvalid, rateLimited, temporarilyUnavailable } from '../../../../render-node/src/domain/refusal.js';
import { testHandler } from '../../../kits/idle-handlers.js';
import { signalled } from '../../../kits/patience.js';
import { startScriptedService, type ScriptedService } from '../../../kits/scripted-service.js';

let service: ScriptedService;
beforeAll(async () => {
	const malformed = testHandler('speech.generate', async () => ({ nonsense: true }) as never);
	const sound = testHandler('sound.generate', async (_, { assets }) => {
		const evidence = { origin: 'generated', source: 'test', licence: 'own work' } as const;
		const asset = { name: 'pop', mediaType: 'audio/wav', evidence };
		const { id: assetId } = await assets.putBytes(Buffer.from('pop'), asset);
		return { assetId, durationMs: 1, warnings: [] };
	});
	service = await startScriptedService([malformed, sound]);
});
afterAll(async () => service.stop());

describe('a job that fails', () => {
	const failing = (error: () => unknown, times = Infinity) => {
		let left = times;
		return service.acting(async () => {
			if (left-- > 0) throw error();
		});
	};

	it('is not tried again where the input is at fault', async () => {
		const job = await service.ended(
			await service.submit(
				failing(() =>
					inputInvalid('too-dark', 'The picture is too dark', { field: 'scenes[0].text', fix: 'Brighten it' }),
				),
			),
		);
		expect(job).toMatchObject({
			state: 'failed',
			attempts: 1,
			problem: {
				type: 'too-dark',
				kind: 'input-invalid',
				status: 422,
				field: 'scenes[0].text',
				fix: 'Brighten it',
				instance: job.id,
			},
		});
	});

	it('is tried again where the cause passes', async () => {
		const job = await service.ended(await service.submit(failing(() => temporarilyUnavailable('busy', 'Busy'), 1)));
		expect(job).toMatchObject({ state: 'succeeded', attempts: 2, problem: null });
	});

	it('waits as long as the refusal says', async () => {
		const before = Date.now();
		const job = await service.ended(
			await service.submit(failing(() => rateLimited('slow-down', 'Slow down', { retryAfterMs: 2_000 }), 1)),
		);
		expect(job).toMatchObject({ state: 'succeeded', attempts: 2 });
		expect(Date.now() - before).toBeGreaterThan(2_000);
	});

	it('shows a defect without its stack, after one more try', async () => {
		const job = await service.ended(
			await service.submit(failing(() => new Error('password=hunter2 at /secret/place'))),
		);
		expect(job).toMatchObject({
			state: 'failed',
			attempts: 2,
			problem: { type: 'defect', kind: 'defect', status: 500, instance: job.id },
		});
		expect(JSON.stringify(job)).not.toMatch(/hunter2|secret/);
	});

	it('is a defect too when its result has the wrong shape', async () => {
		const body = { kind: 'speech.generate' as const, input: { locale: 'en', scenes: [{ id: 'a', text: 'b' }] } };
		const job = await service.ended(await service.client.call('createJob', { body }));
		expect(job).toMatchObject({
			state: 'failed',
			attempts: 1,
			problem: { type: 'result-malformed' } satisfies Partial<Problem>,
			result: null,
		});
	});

	it('is a defect too when it can have no folder to work in', async () => {
		const work = path.join(service.dataDir, 'work');
		rmSync(work, { recursive: true });
		writeFileSync(work, 'a file where the folder was');
		const job = await service.ended(await service.submit(service.acting()));
		rmSync(work);
		mkdirSync(work);
		expect(job).toMatchObject({ state: 'failed', attempts: 2, problem: { type: 'defect', instance: job.id } });
	});

	it('can be queued anew, and only then', async () => {
		const text = failing(() => inputInvalid('once', 'Once'), 1);
		const failed = await service.ended(await service.submit(text));
		const again = await service.client.call('retryJob', { params: { jobId: failed.id } });
		expect(again).toMatchObject({ id: failed.id, state: 'queued', problem: null, finishedAt: null });
		expect(await service.ended(again)).toMatchObject({ state: 'succeeded', attempts: 2 });
		await expect(service.client.call('retryJob', { params: { jobId: failed.id } })).rejects.toMatchObject({
			problem: { status: 409, type: 'job-not-retriable' },
		});
	});
});

describe('the same work', () => {
	it('is not done twice', async () => {
		const text = service.acting();
		const first = await service.ended(await service.submit(text));
		const second = await service.submit(text, { priority: 'high', timeoutMs: 5_000 });
		expect(second).toMatchObject({
			state: 'succeeded',
			cached: true,
			result: first.result,
			attempts: 0,
			progress: { fraction: 1 },
		});
		expect(second.id).not.toBe(first.id);
		expect(service.runsOf(text)).toBe(1);
	});

	it('is done once when it is asked for twice at the same time', async () => {
		const release = signalled();
		const text = service.acting(() => release.promise);
		const first = await service.submit(text);
		await service.begun(first);
		const second = await service.submit(text);
		setTimeout(() => release.resolve(), 300);
		expect(await service.ended(first)).toMatchObject({ state: 'succeeded', cached: false });
		expect(await service.ended(second)).toMatchObject({ state: 'succeeded', cached: true });
		expect(service.runsOf(text)).toBe(1);
	});

	it('is done once when it is begun twice at the same moment', async () => {
		const texts = Array.from({ length: 4 }, () => service.acting(() => sleep(200)));
		const jobs = await Promise.all(texts.flatMap((text) => [1, 2, 3, 4].map(() => service.submit(text))));
		for (const job of jobs) expect(await service.ended(job)).toMatchObject({ state: 'succeeded' });
		expect(texts.map(service.runsOf)).toEqual([1, 1, 1, 1]);
	});

	it('is done again when what it made is gone', async () => {
		const pop = () => service.client.call('createJob', { body: { kind: 'sound.generate', input: { effect: 'pop' } } });
		const first = await service.ended(await pop());
		const { assetId } = first.result as { assetId: string };
		expect((await pop()).cached).toBe(true);
		await service.client.call('deleteAsset', { params: { assetId } });
		const again = await service.ended(await pop());
		expect(again).toMatchObject({ state: 'succeeded', cached: false, result: { assetId } });
	});
});

describe('an Idempotency-Key', () => {
	it('makes one job of one request, however often and at once it comes', async () => {
		const text = service.acting();
		const jobs = await Promise.all(Array.from({ length: 8 }, () => service.submitKeyed(text, 'same')));
		expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
		expect((await service.submitKeyed(text, 'same')).id).toBe(jobs[0]?.id);
		await service.ended(jobs[0] as Job);
		expect(service.runsOf(text)).toBe(1);
	});

	it('is refused for another request', async () => {
		await service.submitKeyed(service.acting(), 'reused');
		await expect(service.submitKeyed(service.acting(), 'reused')).rejects.toMatchObject({
			problem: { status: 422, type: 'idempotency-key-reused', field: 'Idempotency-Key' },
		});
	});
});

describe('a list of jobs', () => {
	it('can be narrowed and paged', async () => {
		const failing = () => service.acting(() => Promise.reject(inputInvalid('no', 'No')));
		for (let n = 0; n < 3; n++) await service.ended(await service.submit(failing()));
		const page = await service.client.call('getJobs', { query: { state: 'failed', kind: 'image.card', limit: 2 } });
		expect(page.items).toHaveLength(2);
		expect(page.items.every(({ state, kind }) => state === 'failed' && kind === 'image.card')).toBe(true);
		const next = await service.client.call('getJobs', {
			query: { state: 'failed', kind: 'image.card', limit: 2, cursor: page.nextCursor ?? '' },
		});
		expect(next.items.map(({ id }) => id)).not.toEqual(expect.arrayContaining([page.items[0]?.id]));
	});
});
