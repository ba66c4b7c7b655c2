import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgePressure, type PressureGauges } from '../../../render-node/src/application/load/judge-pressure.js';
import { problemOf } from '../../kits/access.js';
import { eventually, signalled } from '../../kits/patience.js';
import { startScriptedService, type ScriptedService } from '../../kits/scripted-service.js';

let kit: ScriptedService;
const release = signalled();
beforeAll(async () => {
	kit = await startScriptedService([], { SHOWRUNNER_MAX_QUEUED_JOBS: '3', SHOWRUNNER_LIGHT_SLOTS: '1' });
});
afterAll(async () => {
	release.resolve();
	await kit.stop();
});

const job = (text: string): RequestInit => ({
	method: 'POST',
	body: JSON.stringify({
		kind: 'image.card',
		input: { scenes: [{ id: 'a', text }], aspectRatios: ['9:16'], locale: 'en' },
	}),
});

describe('a service with more queued than it was set up for', () => {
	it('refuses new work for a while, goes on being read, and takes work again', async () => {
		const running = await kit.submit(kit.acting(() => release.promise));
		await kit.begun(running);
		for (let count = 0; count < 3; count++) await kit.submit(kit.acting());
		const refused = await eventually('a refusal', async () => {
			const answer = await kit.fetch('/v1/jobs', job(kit.acting()));
			return answer.status === 503 && answer;
		});
		expect(refused.headers.get('retry-after')).toBe('30');
		expect(await problemOf(refused)).toMatchObject({ type: 'service-busy', kind: 'temporarily-unavailable' });
		for (const path of ['/v1/jobs', `/v1/jobs/${running.id}`, '/v1/capabilities'])
			expect((await kit.fetch(path)).status).toBe(200);
		expect((await kit.fetch(`/v1/jobs/${running.id}/retry`, { method: 'POST' })).status).toBe(503);
		expect((await kit.fetch('/v1/assets?name=a', { method: 'POST', body: 'bytes' })).status).toBe(201);
		release.resolve();
		await eventually('room', async () => (await kit.fetch('/v1/jobs', job(kit.acting()))).status === 202);
	});
});

describe('pressure', () => {
	const limits = { queuedJobs: 10, loopDelayMs: 200, waitingQueries: 5 };
	const judge = (gauges: Partial<PressureGauges>) =>
		judgePressure({ queuedJobs: async () => 0, loopDelayMs: () => 0, waitingQueries: () => 0, ...gauges }, limits);

	it('is told by its reason, the momentary before the lasting', async () => {
		expect(await judge({}).overload()).toBeNull();
		expect(await judge({ loopDelayMs: () => 201 }).overload()).toMatchObject({ reason: 'event-loop' });
		expect(await judge({ waitingQueries: () => 6 }).overload()).toMatchObject({ reason: 'database' });
		expect(await judge({ queuedJobs: async () => 10 }).overload()).toMatchObject({ reason: 'queue' });
		const both = judge({ waitingQueries: () => 6, queuedJobs: async () => 10 });
		expect(await both.overload()).toMatchObject({ reason: 'database', retryAfterMs: 2_000 });
	});

	it('costs one count of the queue for many requests', async () => {
		let counts = 0;
		const pressure = judge({ queuedJobs: async () => ++counts });
		await Promise.all(Array.from({ length: 100 }, () => pressure.overload()));
		await pressure.overload();
		expect(counts).toBe(1);
	});

	it('never asks for the depth of the queue where no limit is set', async () => {
		const gauges = {
			queuedJobs: () => Promise.reject(new Error('asked')),
			loopDelayMs: () => 0,
			waitingQueries: () => 0,
		};
		expect(await judgePressure(gauges, { ...limits, queuedJobs: null }).overload()).toBeNull();
	});
});
