import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyResult, testHandler } from '../../../kits/idle-handlers.js';
import { eventually, signalled } from '../../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';

const release = signalled();
let kit: ServiceKit;
beforeAll(async () => {
	const card = testHandler('image.card', async () => {
		await release.promise;
		return emptyResult('image.card');
	});
	kit = await startServiceKit({ handlers: [card] });
});
afterAll(async () => kit.stop());

const postmaster = () =>
	Number(readFileSync(path.join(kit.databaseHome(), 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('a service whose database is killed', () => {
	it('asks callers to come back, and goes on with its jobs as soon as the database is back', async () => {
		if (!kit.databaseHome()) return;
		const input = { scenes: [{ id: 'a', text: 'b' }], aspectRatios: ['9:16'], locale: 'en' };
		const job = await kit.client.call('createJob', { body: { kind: 'image.card', input } });
		await eventually(
			'the begin',
			async () => (await kit.client.call('getJob', { params: { jobId: job.id } })).state === 'running',
		);
		process.kill(postmaster(), 'SIGKILL');
		release.resolve();
		const statuses = new Set<number>();
		for (let tries = 0; tries < 100 && !statuses.has(503); tries++) {
			const response = await kit.fetch('/v1/jobs');
			statuses.add(response.status);
			if (response.status === 503) {
				expect(response.headers.get('retry-after')).toBe('1');
				expect(await response.json()).toMatchObject({
					type: 'store-away',
					kind: 'temporarily-unavailable',
					retryAfterMs: 1_000,
				});
			}
			await sleep(5);
		}
		expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true);
		expect(statuses).toContain(503);
		const done = await eventually('the end of the job', async () => {
			const response = await kit.fetch(`/v1/jobs/${job.id}`);
			const now = (await response.json()) as { state?: string };
			return now.state === 'succeeded' && now;
		});
		expect(done).toMatchObject({ attempts: 1, problem: null });
		expect((await kit.fetch('/readyz')).status).toBe(200);
		const another = await kit.client.call('createJob', { body: { kind: 'sound.generate', input: { effect: 'pop' } } });
		expect(await kit.client.call('getJob', { params: { jobId: another.id }, query: { waitMs: 10_000 } })).toMatchObject(
			{ state: 'succeeded' },
		);
	});
});
