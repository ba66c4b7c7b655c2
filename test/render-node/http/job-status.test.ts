import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job } from '@showrunner/contract';
import pg from 'pg';
import { eventually } from '../../kits/patience.js';
import type { ServiceKit } from '../../kits/service.js';
import { startTwoServices, type TwoServices } from '../../kits/two-services.js';

/** Nobody works here: orders are taken and wait. */
const env = { SHOWRUNNER_ROLE: 'api' };
const readers = 25;
let two: TwoServices | null = null;

beforeAll(async () => {
	two = await startTwoServices({ env });
	if (!two) console.warn('No PostgreSQL server was found: tests of job status on two services are skipped');
});
afterAll(() => two?.stop());

const order = ({ client }: ServiceKit, id: string) =>
	client.call('createJob', {
		body: { kind: 'clip.generate', input: { scenes: [{ id, prompt: 'a lighthouse', durationMs: 1_000 }] } },
	});
const read = ({ client }: ServiceKit, { id }: Job) => client.call('getJob', { params: { jobId: id } });
const cancel = ({ client }: ServiceKit, { id }: Job) => client.call('cancelJob', { params: { jobId: id } });
const many = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: readers }, ask));

/** Ends the sessions by which services hear of each other's changes. */
async function cutFeeds(databaseUrl: string): Promise<number> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const { rowCount } = await client.query(
			`select pg_terminate_backend(pid) from pg_stat_activity
			 where application_name = 'showrunner-session' and datname = current_database()`,
		);
		return rowCount ?? 0;
	} finally {
		await client.end();
	}
}

/** Many ask A at once, B cancels, and many ask A again. */
async function cancelWhileAsked(a: ServiceKit, b: ServiceKit, job: Job) {
	const before = many(() => read(a, job));
	await cancel(b, job);
	const after = await many(() => read(a, job));
	await before;
	return new Set(after.map(({ state }) => state));
}

describe('the status of a job', () => {
	it('is the present one however many ask, also right after another service changed it', async () => {
		if (!two) return;
		const [a, b] = two.kits;
		for (let round = 0; round < 5; round++) {
			const job = await order(a, `cancel-${round}`);
			expect(await many(() => read(a, job))).toEqual(Array.from({ length: readers }, () => job));
			expect([...(await cancelWhileAsked(a, b, job))]).toEqual(['cancelled']);
		}
	});

	it('is the present one for whoever made the change, on the same service', async () => {
		if (!two) return;
		const [a] = two.kits;
		const job = await order(a, 'own-write');
		expect([...(await cancelWhileAsked(a, a, job))]).toEqual(['cancelled']);
	});

	it('is the present one while services do not hear of each other', async () => {
		if (!two) return;
		const [a, b] = two.kits;
		const job = await order(a, 'no-feed');
		await many(() => read(a, job));
		expect(await cutFeeds(two.databaseUrl)).toBe(2);
		expect([...(await cancelWhileAsked(a, b, job))]).toEqual(['cancelled']);
		await eventually('the sessions', async () => (await cutFeeds(two?.databaseUrl ?? '')) === 2);
	});

	it('is the one of the job that was asked for, when many different ones are asked for at once', async () => {
		if (!two) return;
		const [a] = two.kits;
		const jobs = await Promise.all(Array.from({ length: readers }, (_, at) => order(a, `job-${at}`)));
		const missing = { jobId: '00000000-0000-4000-8000-000000000000' };
		const [found, refused] = await Promise.all([
			Promise.all(jobs.map((job) => read(a, job))),
			a.fetch(`/v1/jobs/${missing.jobId}`),
		]);
		expect(found.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
		expect(refused.status).toBe(404);
	});

	it('is told to nobody without a key, while others are told', async () => {
		if (!two) return;
		const [a] = two.kits;
		const job = await order(a, 'guarded');
		const ask = (authorization: string) =>
			fetch(`${a.baseUrl}/v1/jobs/${job.id}`, { headers: { authorization } }).then(({ status }) => status);
		const statuses = await Promise.all(
			Array.from({ length: 10 }, (_, at) => ask(at % 2 === 0 ? `Bearer ${a.apiKey}` : 'Bearer sr_live_wrong')),
		);
		expect(statuses).toEqual(Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? 200 : 401)));
	});
});
