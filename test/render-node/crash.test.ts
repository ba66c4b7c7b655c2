import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job } from '@showrunner/contract';
import { buildService, crashingService } from '../kits/crashing-service.js';
import { eventually } from '../kits/patience.js';

const service = crashingService();
beforeAll(async () => {
	buildService();
	await service.start();
});
afterAll(async () => {
	await service.terminate();
	service.remove();
});

const acknowledged = { jobs: new Set<string>(), assets: new Set<string>(), productions: new Set<string>() };
let lastSeed = 0;

/** Asks for work as fast as it is acknowledged, until the service is gone. */
async function submitUntilGone(): Promise<void> {
	try {
		for (;;) {
			const seed = ++lastSeed;
			const input = { scenes: [{ id: 'a', text: 'b' }], aspectRatios: ['9:16'], locale: 'en', seed };
			const job = await service.client.call('createJob', {
				body: { kind: 'image.card', input },
				idempotencyKey: `job-${seed}`,
			});
			acknowledged.jobs.add(job.id);
			if (seed % 5 === 0) acknowledged.assets.add(await service.upload(`asset ${seed}`));
			if (seed % 7 === 0)
				acknowledged.productions.add(
					(await service.client.call('startProduction', { body: { locale: 'en' }, idempotencyKey: `p-${seed}` })).id,
				);
			await sleep(5);
		}
	} catch {
		// The service was killed in the middle of a request: nothing was acknowledged for it.
	}
}

async function ended(jobId: string): Promise<Job> {
	return eventually(
		`the end of ${jobId}`,
		async () => {
			const job = await service.client.call('getJob', { params: { jobId }, query: { waitMs: 10_000 } });
			return ['succeeded', 'failed', 'cancelled'].includes(job.state) && job;
		},
		60_000,
	);
}

describe('kill -9', () => {
	it('at ten random moments loses nothing that was acknowledged', async () => {
		for (let kills = 0; kills < 10; kills++) {
			const submitting = [submitUntilGone(), submitUntilGone()];
			const enough = acknowledged.jobs.size + 6;
			await eventually('some jobs to be acknowledged', async () => acknowledged.jobs.size >= enough);
			await sleep(Math.random() * 900);
			await service.kill();
			await Promise.all(submitting);
			await service.start();
			expect(service.store()).toContain('which was still running');
		}
		expect(acknowledged.jobs.size).toBeGreaterThan(50);
		const states: Record<string, number> = {};
		for (const jobId of acknowledged.jobs) {
			const { state, problem, attempts } = await ended(jobId);
			// A job on which the process was killed twice is set aside, which is no loss.
			if (state === 'failed') expect(problem?.type).toBe('quarantined');
			const outcome = `${state} after ${attempts} attempts`;
			states[outcome] = (states[outcome] ?? 0) + 1;
		}
		expect(states['succeeded after 1 attempts']).toBeGreaterThan(0);
		for (const assetId of acknowledged.assets) await service.client.call('getAsset', { params: { assetId } });
		for (const productionId of acknowledged.productions)
			await service.client.call('getProduction', { params: { productionId } });
	}, 900_000);

	it('twice by the same job sets that job aside', async () => {
		const deadly = await service.client.call('createJob', {
			body: { kind: 'sound.generate', input: { effect: 'ding' } },
		});
		await service.ended();
		await service.start();
		await service.ended();
		await service.start();
		expect(await ended(deadly.id)).toMatchObject({
			state: 'failed',
			attempts: 2,
			problem: { type: 'quarantined', kind: 'defect', instance: deadly.id },
		});
		const harmless = await service.client.call('createJob', {
			body: { kind: 'sound.generate', input: { effect: 'pop' } },
		});
		expect(await ended(harmless.id)).toMatchObject({ state: 'succeeded' });
	});
});

describe('SIGTERM', () => {
	it('hands running jobs back, and ends the service and its database', async () => {
		const input = { scenes: [{ id: 'a', text: 'b' }], aspectRatios: ['9:16'], locale: 'en' };
		const submit = (seed: number) =>
			service.client.call('createJob', { body: { kind: 'image.card', input: { ...input, seed } } });
		// Seeds that end in 99 take the handler longest.
		const jobs = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => submit(900_099 + n * 100)));
		expect(await service.terminate()).toBe(0);
		await service.start();
		expect(service.store()).not.toContain('still running');
		for (const { id } of jobs) expect(await ended(id)).toMatchObject({ state: 'succeeded', problem: null });
	});
});
