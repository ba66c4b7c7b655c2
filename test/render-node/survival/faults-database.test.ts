import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job } from '@showrunner/contract';
import pg from 'pg';
import { isDatabaseAway } from '../../../render-node/src/adapters/postgres/connection-errors.js';
import { createPool } from '../../../render-node/src/adapters/postgres/connection.js';
import { emptyResult, testHandler } from '../../kits/idle-handlers.js';
import { eventually, signalled } from '../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';
import { createDatabase, startMortalServer, type MortalServer } from '../../kits/test-database.js';

/** How long the database is gone; longer for a night: SHOWRUNNER_FAULT_MS=30000. */
const awayMs = Number(process.env.SHOWRUNNER_FAULT_MS ?? 8_000);
/** A worker that was not heard of for 20 s counts as dead; all are held to be so once an outage is over. */
const judgedAfterMs = 50_000;
const server = await startMortalServer();
if (!server) console.warn('No PostgreSQL was found: the loss of a database server is not tested');
const withServer = server ? describe : describe.skip;

const [midst, late] = [signalled(), signalled()];
const card = testHandler('image.card', async ({ scenes: [scene] }, { assets }) => {
	if (scene?.text === 'midst') await midst.promise;
	if (scene?.text === 'late') await late.promise;
	const evidence = { origin: 'generated', source: 'test', licence: 'own work' } as const;
	await assets.putBytes(Buffer.from(scene?.text ?? ''), { name: 'a', mediaType: 'text/plain', evidence });
	return emptyResult('image.card');
});

let kit: ServiceKit;
beforeAll(async () => {
	if (!server) return;
	const database = await createDatabase(server.url);
	kit = await startServiceKit({
		handlers: [card],
		env: { SHOWRUNNER_DATABASE_URL: database.url, SHOWRUNNER_LIGHT_SLOTS: '4' },
	});
});
afterAll(async () => {
	await kit?.stop();
	await server?.stop();
});

let keys = 0;
const create = (text: string, key = `fault-${++keys}`) =>
	kit.fetch('/v1/jobs', {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'idempotency-key': key },
		body: JSON.stringify({
			kind: 'image.card',
			input: { scenes: [{ id: 'a', text }], aspectRatios: ['9:16'], locale: 'en' },
		}),
	});
const read = async (id: string, waitMs = 0): Promise<Job> =>
	kit.client.call('getJob', { params: { jobId: id }, query: { waitMs } });
async function started(text: string): Promise<Job> {
	const job = (await (await create(text)).json()) as Job;
	return eventually('the begin', async () => {
		const now = await read(job.id);
		return now.state === 'running' && now;
	});
}
const ended = (id: string) =>
	eventually(
		`the end of ${id}`,
		async () => {
			const job = await read(id, 2_000).catch(() => null);
			return job && ['succeeded', 'failed'].includes(job.state) && job;
		},
		60_000,
	);
const storeUp = async () => /^showrunner_store_up (\d)$/m.exec(await (await kit.fetch('/metrics')).text())?.[1];
const reserve = (wish: object = {}) =>
	kit.client.call('reserveSpend', {
		body: { provider: 'openai', service: 'image', operation: 'generate', amountMicros: 10_000, ...wish },
		idempotencyKey: `spend-${++keys}`,
	});

withServer('a database server that is gone for a while', () => {
	const { away, back } = server as MortalServer;

	it(
		'costs callers a moment, and running jobs, money and evidence nothing',
		async () => {
			const inMidst = await started('midst');
			const after = await started('late');
			const due = await reserve({ expiresInMs: awayMs });
			const kept = await reserve({ expiresInMs: 600_000 });
			const acknowledged = new Map<string, string>();
			await away();
			// It has its result while there is nowhere to write it.
			midst.resolve();
			const statuses = new Set<number>();
			const until = Date.now() + awayMs;
			for (let tries = 0; Date.now() < until; tries += 1) {
				const [made, seen] = [await create(`asked ${tries}`, `asked-${tries}`), await kit.fetch('/v1/jobs')];
				for (const answer of [made, seen]) {
					statuses.add(answer.status);
					expect(answer.headers.get('retry-after')).toBe('1');
					expect(await answer.json()).toMatchObject({ type: 'store-away', kind: 'temporarily-unavailable' });
				}
				expect((await kit.fetch('/healthz')).status).toBe(200);
				expect((await kit.fetch('/readyz')).status).toBe(503);
				expect(await storeUp()).toBe('0');
				await sleep(250);
			}
			expect([...statuses]).toEqual([503]);
			await back();
			await eventually('the service to be ready', async () => (await kit.fetch('/readyz')).ok);
			expect(await storeUp()).toBe('1');
			// The same request once more, as it was told to.
			for (const key of ['asked-0', 'asked-0']) {
				const answer = await create('asked 0', key);
				acknowledged.set(((await answer.json()) as Job).id, key);
			}
			expect(acknowledged.size).toBe(1);
			for (const id of [inMidst.id, ...acknowledged.keys()])
				expect(await ended(id)).toMatchObject({ state: 'succeeded', attempts: 1, problem: null });
			// Long enough for somebody who counts heartbeats to have thought that its worker had died.
			if (awayMs >= 20_000) await sleep(judgedAfterMs);
			late.resolve();
			expect(await ended(after.id)).toMatchObject({ state: 'succeeded', attempts: 1, problem: null });
			await eventually(
				'the reservation to expire',
				async () =>
					(await kit.client.call('getReservation', { params: { reservationId: due.id } })).state === 'expired',
				120_000,
			);
			const params = { reservationId: kept.id };
			expect(await kit.client.call('commitSpend', { params, body: { amountMicros: 10_000 } })).toMatchObject({
				state: 'committed',
			});
			await eventually('evidence to be sealed', async () => {
				const chain = await kit.client.call('getEvidenceChain', {});
				return chain.waiting === 0 && chain.length >= 3;
			});
			expect(await kit.client.call('verifyEvidenceChain', { body: {} })).toMatchObject({ faults: [] });
		},
		600_000 + 3 * awayMs,
	);
});

withServer('a database server that says nothing more', () => {
	const { url, freeze, thaw } = server as MortalServer;

	it(
		'does not hold up who asks whether the service lives, and does a request once',
		async () => {
			await eventually('idle connections', async () => (await kit.fetch('/v1/jobs')).ok);
			freeze();
			try {
				const making = create('frozen', 'frozen-1');
				expect((await kit.fetch('/healthz')).status).toBe(200);
				expect(await storeUp()).toBe('0');
				await sleep(Math.max(0, awayMs - 5_000));
				thaw();
				const made = await making;
				expect([201, 202, 503]).toContain(made.status);
				const again = (await (await create('frozen', 'frozen-1')).json()) as Job;
				if (made.status !== 503) expect(again.id).toBe(((await made.json()) as Job).id);
				expect(await ended(again.id)).toMatchObject({ state: 'succeeded', attempts: 1 });
			} finally {
				thaw();
			}
		},
		240_000 + 2 * awayMs,
	);

	it('is taken for away once its silence is too long, and is used again when it speaks', async () => {
		const pool = createPool(
			{ connectionString: url, query_timeout: 3_000, connectionTimeoutMillis: 3_000 },
			() => undefined,
		);
		try {
			await pool.query('select 1');
			freeze();
			const failed = await pool.query('select 1').catch((error: unknown) => error);
			const unconnected = await pool.query('select 1').catch((error: unknown) => error);
			thaw();
			expect([failed, unconnected].map(isDatabaseAway)).toEqual([true, true]);
			expect(isDatabaseAway(new pg.DatabaseError('no', 0, 'error'))).toBe(false);
			const { rows } = await eventually('an answer', async () => pool.query('select 2 as two').catch(() => null));
			expect(rows).toEqual([{ two: 2 }]);
		} finally {
			thaw();
			await pool.end();
		}
	});
});
