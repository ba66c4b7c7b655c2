import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/process/free-port.mjs';
import { startN8n } from '../../scripts/n8n/index.mjs';
import { openStage, type Stage } from '../kits/n8n.js';
import { startRedis } from '../kits/redis.js';
import { openTemplate, productionOf, readTemplate, withParameters } from '../kits/template.js';
import { createDatabase, startTestServer } from '../kits/test-database.js';

const server = await startTestServer();
if (!server) console.warn('Skipped: there is no PostgreSQL of the system for n8n in queue mode');
const describeWithServer = server ? describe : describe.skip;

/** What docker-compose.yml starts: n8n in queue mode with a worker, Redis, and PostgreSQL for n8n and the render-node. */
describeWithServer('n8n in queue mode beside a render-node on PostgreSQL', () => {
	let stage: Stage;
	const opened: { stop(): Promise<void> }[] = [];

	beforeAll(async () => {
		const redis = await startRedis();
		opened.push(redis);
		const [forN8n, forRenderNode] = [await createDatabase(server?.url ?? ''), await createDatabase(server?.url ?? '')];
		const n8nDatabase = new URL(forN8n.url);
		const env = {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: n8nDatabase.searchParams.get('host') ?? n8nDatabase.hostname,
			DB_POSTGRESDB_DATABASE: n8nDatabase.pathname.slice(1),
			DB_POSTGRESDB_USER: n8nDatabase.username,
			DB_POSTGRESDB_PASSWORD: n8nDatabase.password,
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			N8N_ENCRYPTION_KEY: 'one key for main and worker',
			N8N_DEFAULT_BINARY_DATA_MODE: 'database',
		};
		stage = await openStage({ n8n: env, renderNode: { SHOWRUNNER_DATABASE_URL: forRenderNode.url } });
		opened.push({ stop: () => stage.close() });
		const port = await freePort();
		const { userFolder, baseUrl } = stage.n8n;
		const workerEnv = {
			...env,
			// The worker makes the address for waking, and the main process answers there.
			WEBHOOK_URL: `${baseUrl}/`,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
		};
		opened.push(await startN8n({ userFolder, port, env: workerEnv, command: ['worker', '--concurrency=5'] }));
	}, 400_000);
	afterAll(async () => {
		for (const each of opened.reverse()) await each.stop();
		await server?.stop();
	}, 120_000);

	it('sleeps on the worker, is woken through the main process, and ends with the video', async () => {
		const template = withParameters(readTemplate('01-text-to-video.json'), 'Assemble video', {
			aspectRatios: ['9:16'],
			quality: 'draft',
		});
		const workflow = await openTemplate(stage, template, 'showrunner/text-to-video');
		const id = await workflow.start({ text: 'The queue was long. Everyone waited, and then it was their turn.' });
		await stage.n8n.api.waitForExecution(id, { limitMs: 120_000, until: ['waiting'] });
		const execution = await stage.n8n.api.waitForExecution(id, { limitMs: 120_000 });
		expect({ status: execution.status, error: execution.data?.resultData.error?.message }).toEqual({
			status: 'success',
		});
		expect((await productionOf(stage, execution)).assets.map(({ role }) => role)).toContain('video-9x16');
		const { store } = await stage.renderNode.call<{ store: string }>('GET', '/v1/capabilities');
		expect(store).toBe('postgres');
	}, 300_000);
});
