import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBlobStore } from '../../../render-node/src/adapters/assets-local/blob-store.js';
import { createAssetStore } from '../../../render-node/src/application/assets/create-asset-store.js';
import { deleteAsset } from '../../../render-node/src/application/assets/delete-asset.js';
import { admitJobs } from '../../../render-node/src/application/jobs/admit-jobs.js';
import { createPieceCache } from '../../../render-node/src/application/jobs/create-piece-cache.js';
import { claimKey } from '../../../render-node/src/application/idempotency/replay.js';
import { chooseAssets } from '../../../render-node/src/application/retention/choose-assets.js';
import { previewRetention } from '../../../render-node/src/application/retention/preview-retention.js';
import { runRetention } from '../../../render-node/src/application/retention/run-retention.js';
import { openBooks } from '../../../render-node/src/books.js';
import { createClosers } from '../../../render-node/src/closers.js';
import { readConfig } from '../../../render-node/src/config.js';
import type { JobRecord } from '../../../render-node/src/domain/jobs/job-record.js';
import type { UnusedAsset } from '../../../render-node/src/domain/store/retention-repository.js';
import { retentionRulesOf } from '../../../render-node/src/retention.js';
import { silentLog } from '../../kits/silent-log.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';
import { createDatabase } from '../../kits/test-database.js';

const dayMs = 24 * 60 * 60 * 1000;
const today = new Date('2026-11-26T12:00:00Z');
const daysAgo = (days: number) => new Date(today.getTime() - days * dayMs);

const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;
const folder = temporaryFolder('retention');
const log = silentLog();
const closers = createClosers(log);
const time = { at: today };
const rulesOf = (env: Record<string, string>) =>
	retentionRulesOf(readConfig({ SHOWRUNNER_DATA_DIR: folder.path, ...env }));

async function open() {
	const database = given ? await createDatabase(given) : null;
	const config = readConfig({
		SHOWRUNNER_DATA_DIR: folder.path,
		...(database && { SHOWRUNNER_DATABASE_URL: database.url }),
	});
	const { store, database: opened } = await openBooks(config, log, closers, () => undefined);
	const home = /embedded PostgreSQL in ([^,]+)/.exec(opened.description)?.[1];
	const blobs = await createBlobStore(path.join(folder.path, 'assets'), 0);
	const clock = { now: () => time.at };
	const assets = createAssetStore({ store, blobs, clock, probeMedia: async () => null }, folder.path);
	const close = async () => {
		await closers.closeAll();
		await database?.drop();
		if (home) rmSync(home, { recursive: true, force: true });
	};
	return { store, blobs, clock, log, assets, close };
}

let books: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
	books = await open();
});
afterAll(async () => {
	await books.close();
	folder.remove();
});

/** A job as it stands in the books; by default one that ended a hundred days ago. */
const jobRow = (change: Partial<JobRecord> = {}): JobRecord => ({
	...{ id: randomUUID(), kind: 'sound.generate', state: 'succeeded', priority: 'normal', weight: 'light' },
	...{ input: {}, resultKey: randomUUID(), timeoutMs: 1_000, fraction: 1, phase: 'Done', etaMs: null, attempts: 1 },
	...{ failures: 0, deaths: 0, cached: false, result: {}, problem: null, productionId: null, step: null },
	...{ correlationId: null, batchId: null, batchIndex: 0, ticketId: null, runId: null, startedAt: null },
	...{ createdAt: daysAgo(101), finishedAt: daysAgo(100), deadlineAt: null },
	...change,
});
const put = async (...rows: JobRecord[]) => books.store.transaction((all) => all.jobs.insert(rows));
const isThere = async ({ id }: { id: string }) => (await books.store.jobs.find(id)) !== null;

async function startProduction(): Promise<string> {
	const id = randomUUID();
	await books.store.transaction((all) =>
		all.productions.insert({
			...{ id, idempotencyKey: id, title: '', channel: null, locale: 'en', state: 'running', problem: null },
			...{ createdAt: daysAgo(200), updatedAt: daysAgo(200), completedAt: null },
			...{ series: null, episode: null, profile: null, profileVersion: null, madeForKids: false },
		} as never),
	);
	return id;
}

/** An asset of its own that was made so many days ago. */
async function makeAsset(days: number, madeFrom: string[] = []): Promise<string> {
	time.at = daysAgo(days);
	const evidence = { origin: 'generated', source: 'test', licence: 'own work', madeFrom } as const;
	const { id } = await books.assets.putBytes(Buffer.from(randomUUID()), {
		name: 'a',
		mediaType: 'text/plain',
		evidence,
	});
	time.at = today;
	return id;
}
const exists = async (assetId: string) => (await books.store.assets.find([assetId])).length === 1;

describe('jobs that were kept long enough', () => {
	const rules = rulesOf({ SHOWRUNNER_KEEP_JOBS_DAYS: '90' });

	it('go with results, keys and batches, but not what still runs or tells how a production went', async () => {
		const productionId = await startProduction();
		const step = { productionId, step: 'speech' };
		const old = jobRow();
		const first = jobRow({ ...step, createdAt: daysAgo(150), finishedAt: daysAgo(150) });
		const newest = jobRow(step);
		const young = jobRow({ finishedAt: daysAgo(89) });
		const running = jobRow({ state: 'running', finishedAt: null });
		await put(old, first, newest, young, running);
		await books.store.transaction(async (all) => {
			for (const job of [old, young]) {
				await claimKey(all, { scope: 'createJob', key: `key-${job.id}`, requestHash: '' }, job.id);
				await all.results.keep(job.resultKey, job.id, {});
			}
			await claimKey(all, { scope: 'startProduction', key: 'forever', requestHash: '' }, productionId);
		});
		const preview = await previewRetention(books, rules);
		expect(preview).toMatchObject({ dryRun: true, jobs: 2, results: 1, requestKeys: 1, auditEntries: 0 });
		expect(await Promise.all([old, first].map(isThere))).toEqual([true, true]);
		expect(await runRetention(books, rules, 'maya')).toMatchObject({
			dryRun: false,
			jobs: 2,
			results: 1,
			requestKeys: 1,
		});
		expect(await Promise.all([old, first, newest, young, running].map(isThere))).toEqual([
			...[false, false],
			...[true, true, true],
		]);
		expect(await books.store.idempotency.find('startProduction', 'forever')).not.toBeNull();
		expect(await books.store.idempotency.find('createJob', `key-${young.id}`)).not.toBeNull();
		expect(await runRetention(books, rules, 'maya')).toMatchObject({ jobs: 0, results: 0, requestKeys: 0 });
	});

	it('say in the audit log who had them taken away', async () => {
		const { items } = await books.store.audit.list({ action: 'retention.run' }, { after: null, limit: 10 });
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({ actor: 'maya', facts: expect.objectContaining({ jobs: 2 }) });
	});

	it('are kept for ever where the rule says so', async () => {
		const old = jobRow({ finishedAt: daysAgo(3_000) });
		await put(old);
		await runRetention(books, rulesOf({ SHOWRUNNER_KEEP_JOBS_DAYS: 'unlimited' }), 'maya');
		expect(await isThere(old)).toBe(true);
	});
});

describe('assets that nothing needs', () => {
	it('go by age; what a production holds, is made from, or waits for stays', async () => {
		const rules = rulesOf({ SHOWRUNNER_KEEP_UNUSED_ASSETS_DAYS: '30' });
		const [unused, source, young, wanted] = [
			await makeAsset(40),
			await makeAsset(41),
			await makeAsset(5),
			await makeAsset(42),
		];
		const between = await makeAsset(40, [source]);
		const finished = await makeAsset(40, [between]);
		const productionId = await startProduction();
		await books.store.transaction((all) =>
			all.productions.setAssets(productionId, [{ role: 'video', assetId: finished }]),
		);
		await put(jobRow({ state: 'queued', finishedAt: null, input: { picture: { assetId: wanted } } }));
		const preview = await previewRetention(books, rules);
		expect(preview.assets.oldest.map(({ id }) => id)).toEqual([unused]);
		expect(await exists(unused)).toBe(true);
		expect((await runRetention(books, rules, 'service')).assets.count).toBe(1);
		expect(await Promise.all([unused, source, between, finished, young, wanted].map(exists))).toEqual([
			...[false, true, true, true, true, true],
		]);
		expect(await books.blobs.path(unused)).toBeNull();
	});

	it('are used again by who brings them, reads them in a job, or finds them as the result of one', async () => {
		// The database tells by its own clock when something is used.
		const now = new Date();
		const deps = { ...books, clock: { now: () => now } };
		const rules = rulesOf({ SHOWRUNNER_KEEP_UNUSED_ASSETS_DAYS: '30' });
		const made = async (text: string) => {
			time.at = new Date(now.getTime() - 40 * dayMs);
			const evidence = { origin: 'generated', source: 'test', licence: 'own work' } as const;
			return (await books.assets.putBytes(Buffer.from(text), { name: 'a', mediaType: 'text/plain', evidence })).id;
		};
		const text = randomUUID();
		const [brought, read, found, idle] = [
			await made(text),
			await made('read'),
			await made('found'),
			await made('idle'),
		];
		await made(text);
		const job = jobRow({ state: 'queued', finishedAt: null, input: { assetId: read } });
		await books.store.transaction(async (all) => {
			await all.results.keep('key-of-found', job.id, { assetId: found });
			await admitJobs(all, [job], now);
			await all.jobs.update(job.id, { state: 'cancelled', finishedAt: now });
		});
		await createPieceCache(books.store).find('key-of-found');
		const report = await runRetention(deps, rules, 'service');
		expect(report.assets.oldest.map(({ id }) => id)).toContain(idle);
		expect(await Promise.all([brought, read, found, idle].map(exists))).toEqual([true, true, true, false]);
		time.at = today;
	});

	it('stay where they were made for a production that goes on', async () => {
		const rules = rulesOf({ SHOWRUNNER_KEEP_UNUSED_ASSETS_DAYS: '30' });
		const assetId = await makeAsset(40);
		const productionId = await startProduction();
		await put(jobRow({ productionId, step: 'speech', result: { assetId } }));
		await runRetention(books, rules, 'service');
		expect(await exists(assetId)).toBe(true);
		await books.store.transaction((all) => all.productions.update(productionId, { state: 'failed' }));
		await runRetention(books, rules, 'service');
		expect(await exists(assetId)).toBe(false);
	});

	it('are needed where they tell how a part of a production was made, whoever wants to delete them', async () => {
		const sidecar = await makeAsset(40);
		const evidence = { origin: 'generated', source: 'test', licence: 'own work', provenanceAssetId: sidecar } as const;
		const named = { name: 'a', mediaType: 'text/plain', evidence };
		const { id: assetId } = await books.assets.putBytes(Buffer.from(randomUUID()), named);
		const productionId = await startProduction();
		await books.store.transaction((all) => all.productions.setAssets(productionId, [{ role: 'video', assetId }]));
		await runRetention(books, rulesOf({ SHOWRUNNER_KEEP_UNUSED_ASSETS_DAYS: '30' }), 'service');
		expect(await exists(sidecar)).toBe(true);
		await expect(deleteAsset(books, sidecar, 'maya')).rejects.toThrow(/production uses this asset/i);
	});

	const pretend = (kind: UnusedAsset['kind'], days: number, sizeBytes: number): UnusedAsset => ({
		...{ id: `${kind}-${days}`, kind, sizeBytes, createdAt: daysAgo(days), usedAt: daysAgo(days) },
	});
	const chosenOf = async (unused: UnusedAsset[], env: Record<string, string>) => {
		const pages = { unusedAssets: async (after: UnusedAsset | null) => (after ? [] : unused) };
		return (await chooseAssets(pages as never, rulesOf(env), today, dayMs)).map(({ id }) => id);
	};

	it('have an age for each kind', async () => {
		const unused = [pretend('image', 80, 1), pretend('video', 40, 1), pretend('image', 40, 1), pretend('audio', 40, 1)];
		expect(await chosenOf(unused, { SHOWRUNNER_KEEP_UNUSED_ASSETS_DAYS: 'video=30, image=60' })).toEqual([
			...['image-80', 'video-40'],
		]);
		expect(await chosenOf(unused, {})).toEqual([]);
	});

	it('have only so much room, in which the oldest go first and none of the last day', async () => {
		const unused = [
			pretend('video', 9, 50),
			pretend('video', 8, 50),
			pretend('video', 2, 50),
			pretend('video', 0.5, 500),
		];
		const env = { SHOWRUNNER_UNUSED_ASSETS_MAX_BYTES: '560' };
		expect(await chosenOf(unused, env)).toEqual(['video-9', 'video-8']);
		expect(await chosenOf(unused, { SHOWRUNNER_UNUSED_ASSETS_MAX_BYTES: '0' })).toEqual([
			'video-9',
			'video-8',
			'video-2',
		]);
	});
});
