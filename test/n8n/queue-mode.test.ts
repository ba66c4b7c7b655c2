import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/process/free-port.mjs';
import { startN8n } from '../../scripts/n8n/index.mjs';
import { waitUntil } from '../../scripts/process/wait-until.mjs';
import { startRenderNode } from '../../scripts/render-node.mjs';
import { openStage, type RenderNodeServer, type Stage } from '../kits/n8n.js';
import { startRedis } from '../kits/redis.js';
import { jobsOf, openTemplate, productionOf, readTemplate, withParameters, type Runner } from '../kits/template.js';
import { createDatabase, startTestServer } from '../kits/test-database.js';

const server = await startTestServer();
if (!server) console.warn('Skipped: there is no PostgreSQL of the system for n8n in queue mode');
const describeWithServer = server ? describe : describe.skip;

function settingsOfN8n(databaseUrl: string, redisPort: number): Record<string, string> {
	const database = new URL(databaseUrl);
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: database.searchParams.get('host') ?? database.hostname,
		DB_POSTGRESDB_DATABASE: database.pathname.slice(1),
		DB_POSTGRESDB_USER: database.username,
		DB_POSTGRESDB_PASSWORD: database.password,
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		N8N_ENCRYPTION_KEY: 'one key for main and workers',
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	};
}

/** Numbers that a render-node tells of itself, by the name of the series, over all of its labels. */
async function told({ baseUrl }: RenderNodeServer, series: string): Promise<number> {
	const text = await (await fetch(`${baseUrl}/metrics`)).text();
	const lines = text.split('\n').filter((line) => line.startsWith(`${series}{`));
	return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
const begun = (worker: RenderNodeServer) => told(worker, 'showrunner_job_wait_seconds_count');
const ended = (worker: RenderNodeServer) => told(worker, 'showrunner_job_seconds_count');

/**
 * What docker-compose.yml starts, with two workers of either kind: n8n in queue mode, Redis, PostgreSQL, and a
 * render-node that only answers requests.
 */
describeWithServer('n8n in queue mode beside render-nodes on PostgreSQL', () => {
	let stage: Stage;
	let workflow: Runner;
	const opened: { stop(): Promise<void> }[] = [];
	const n8nWorkerLogs: string[] = [];
	const renderWorkers: RenderNodeServer[] = [];

	async function openN8nWorker(env: Record<string, string>): Promise<void> {
		const port = await freePort();
		const { userFolder, baseUrl } = stage.n8n;
		const log = path.join(userFolder, `worker-${port}.log`);
		const workerEnv = {
			...env,
			// The worker makes the address for waking, and the main process answers there.
			WEBHOOK_URL: `${baseUrl}/`,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_LOG_OUTPUT: 'console,file',
			N8N_LOG_FILE_LOCATION: log,
		};
		// One at a time, so that several executions need both.
		opened.push(await startN8n({ userFolder, port, env: workerEnv, command: ['worker', '--concurrency=1'] }));
		n8nWorkerLogs.push(log);
	}
	async function openRenderWorker(env: Record<string, string>): Promise<void> {
		const slots = { SHOWRUNNER_LIGHT_SLOTS: '1', SHOWRUNNER_RENDER_SLOTS: '1' };
		const { dataDir } = stage.renderNode;
		const worker = await startRenderNode({ dataDir, env: { ...env, ...slots, SHOWRUNNER_ROLE: 'worker' } });
		opened.push(worker);
		renderWorkers.push(worker);
	}

	beforeAll(async () => {
		const redis = await startRedis();
		opened.push(redis);
		const [forN8n, forRenderNode] = [await createDatabase(server?.url ?? ''), await createDatabase(server?.url ?? '')];
		const env = settingsOfN8n(forN8n.url, redis.port);
		const renderNode = { SHOWRUNNER_DATABASE_URL: forRenderNode.url };
		stage = await openStage({ n8n: env, renderNode: { ...renderNode, SHOWRUNNER_ROLE: 'api' } });
		opened.push({ stop: () => stage.close() });
		for (let count = 0; count < 2; count += 1) {
			await openN8nWorker(env);
			await openRenderWorker(renderNode);
		}
		const template = withParameters(readTemplate('01-text-to-video.json'), 'Assemble video', {
			aspectRatios: ['9:16'],
			quality: 'draft',
		});
		workflow = await openTemplate(stage, template, 'showrunner/text-to-video');
	}, 600_000);
	afterAll(async () => {
		for (const each of opened.reverse()) await each.stop();
		await server?.stop();
	});

	const endsWithVideo = async (id: string) => {
		const execution = await stage.n8n.api.waitForExecution(id, { limitMs: 300_000 });
		expect({ status: execution.status, error: execution.data?.resultData.error?.message }).toEqual({
			status: 'success',
		});
		expect((await productionOf(stage, execution)).assets.map(({ role }) => role)).toContain('video-9x16');
	};

	it('sleeps on a worker, is woken through the main process, and ends with the video', async () => {
		const id = await workflow.start({ text: 'The queue was long. Everyone waited, and then it was their turn.' });
		await stage.n8n.api.waitForExecution(id, { limitMs: 120_000, until: ['waiting'] });
		await endsWithVideo(id);
		const { store } = await stage.renderNode.call<{ store: string }>('GET', '/v1/capabilities');
		expect(store).toBe('postgres');
		expect(await begun(stage.renderNode)).toBe(0);
	}, 900_000);

	it('shares several executions among all workers, and ends them all although one is killed at its work', async () => {
		const ids: string[] = [];
		for (const who of ['first', 'second', 'third', 'fourth'])
			ids.push(await workflow.start({ text: `The ${who} in the queue was asked to wait. Then it was called.` }));
		const [killed, left] = await waitUntil(
			'both render workers to have worked, and one to be at work',
			async () => {
				for (const [one, other] of [renderWorkers, [...renderWorkers].reverse()]) {
					if (!one || !other) continue;
					const [done, doneThere, taken] = [await ended(one), await ended(other), await begun(one)];
					if (done > 0 && doneThere > 0 && taken > done) return [one, other] as const;
				}
				return undefined;
			},
			{ limitMs: 200_000, everyMs: 50 },
		);
		await killed.kill();
		for (const id of ids) await endsWithVideo(id);
		expect(await ended(left)).toBeGreaterThan(0);
		const jobs = await jobsOf(stage);
		expect(jobs.filter(({ state }) => state !== 'succeeded')).toEqual([]);
		expect(jobs.some(({ attempts }) => attempts > 1)).toBe(true);
		const started = n8nWorkerLogs.map(
			(log) => new Set(readFileSync(log, 'utf8').match(/Worker started execution \d+/g)),
		);
		expect(started.map(({ size }) => size > 0)).toEqual([true, true]);
	}, 900_000);
});
