import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job } from '@showrunner/contract';
import { emptyResult, testHandler } from '../../../kits/idle-handlers.js';
import { eventually, signalled } from '../../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';
import { createDatabase, startTestServer, type TestServer } from '../../../kits/test-database.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('shared');
const stopped = signalled();
let server: TestServer | null = null;
let database: Awaited<ReturnType<typeof createDatabase>> | null = null;
let api: ServiceKit;
let worker: ServiceKit;

const handler = testHandler('image.card', async ({ scenes: [scene] }, { signal, progress }) => {
	progress(0.5, 'Half');
	if (scene?.text === 'long') {
		await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
		stopped.resolve();
		signal.throwIfAborted();
	}
	return emptyResult('image.card');
});

beforeAll(async () => {
	server = await startTestServer();
	if (!server)
		return console.warn('No PostgreSQL server was found: tests of several services on one store are skipped');
	database = await createDatabase(server.url);
	const start = (role: string) =>
		startServiceKit({
			handlers: [handler],
			dataDir: folder.path,
			env: { SHOWRUNNER_DATABASE_URL: database?.url ?? '', SHOWRUNNER_ROLE: role },
		});
	[api, worker] = await Promise.all([start('api'), start('worker')]);
});
afterAll(async () => {
	if (!server) return;
	// Either is missing where the start failed; the server must end all the same.
	await Promise.allSettled([api, worker].map((kit: ServiceKit | undefined) => kit?.stop()));
	await database?.drop();
	await server.stop();
	folder.remove();
});

const submit = (text: string) =>
	api.client.call('createJob', {
		body: { kind: 'image.card', input: { scenes: [{ id: 'a', text }], aspectRatios: ['9:16'], locale: 'en' } },
	});
const read = ({ id }: Job, waitMs = 0) => api.client.call('getJob', { params: { jobId: id }, query: { waitMs } });

describe('services on one PostgreSQL server', () => {
	it('start together on an empty database, and share the work', async () => {
		if (!server) return;
		const job = await read(await submit('short'), 25_000);
		expect(job).toMatchObject({ state: 'succeeded', attempts: 1 });
	});

	it('pass a cancel on to the one that does the work', async () => {
		if (!server) return;
		const job = await submit('long');
		await eventually('the begin', async () => (await read(job)).progress.phase === 'Half');
		await api.client.call('cancelJob', { params: { jobId: job.id } });
		await stopped.promise;
		expect((await read(job)).state).toBe('cancelled');
	});

	it('have routes only where they answer requests', async () => {
		if (!server) return;
		expect((await worker.fetch('/readyz')).status).toBe(200);
		expect((await worker.fetch('/v1/jobs')).status).toBe(404);
		const capabilities = await api.client.call('getCapabilities', {});
		expect(capabilities.store).toBe('postgres');
	});
});
