import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBlobStore } from '../../../render-node/src/adapters/assets-local/blob-store.js';
import { createAssetStore } from '../../../render-node/src/application/assets/create-asset-store.js';
import { deleteAsset } from '../../../render-node/src/application/assets/delete-asset.js';
import { deleteDue } from '../../../render-node/src/application/lifecycles/delete-due.js';
import { setLifecycle } from '../../../render-node/src/application/lifecycles/set-lifecycle.js';
import { showLifecycle } from '../../../render-node/src/application/lifecycles/show-lifecycle.js';
import { runRetention } from '../../../render-node/src/application/retention/run-retention.js';
import { openBooks } from '../../../render-node/src/books.js';
import { createClosers } from '../../../render-node/src/closers.js';
import { readConfig } from '../../../render-node/src/config.js';
import type { Repositories } from '../../../render-node/src/domain/store/store.js';
import { retentionRulesOf } from '../../../render-node/src/retention.js';
import { silentLog } from '../../kits/silent-log.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';
import { createDatabase } from '../../kits/test-database.js';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;
const folder = temporaryFolder('lifecycles');
const log = silentLog();
const closers = createClosers(log);
/** Far ahead of the database's own clock, which says when an asset was used. */
const today = new Date(Date.now() + 100 * dayMs);
const time = { at: today };
const inFuture = (ms: number) => new Date(today.getTime() + ms).toISOString();

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

const evidence = { origin: 'generated', source: 'test', licence: 'own work' } as const;
const put = async (text: string) => {
	time.at = today;
	return (await books.assets.putBytes(Buffer.from(text), { name: text, mediaType: 'text/plain', evidence })).id;
};
const isThere = async (id: string) => (await books.store.assets.find([id])).length > 0;
const wish = (assetId: string, rule: 'by-rules' | 'keep' | 'delete-after', deleteAt?: string) =>
	setLifecycle(books, { assetId, rule, actor: 'Ann', ...(deleteAt !== undefined && { deleteAt }) });
const deleteDueIn = async (ms: number) => {
	time.at = new Date(today.getTime() + ms);
	return await deleteDue(books).finally(() => (time.at = today));
};

async function productionWith(assetId: string): Promise<string> {
	const id = randomUUID();
	await books.store.transaction(async (all) => {
		await all.productions.insert({
			...{ id, idempotencyKey: id, title: '', channel: null, locale: 'en', state: 'completed', problem: null },
			...{ createdAt: today, updatedAt: today, completedAt: today },
			...{ series: null, episode: null, profile: null, profileVersion: null, madeForKids: false },
		} as never);
		await all.productions.setAssets(id, [{ role: 'video-9x16', assetId }]);
	});
	return id;
}

describe('the lifecycle of an asset', () => {
	it('is that of the settings, until somebody says otherwise', async () => {
		const id = await put('plain');
		const none = { assetId: id, rule: 'by-rules', deleteAt: null, neededBy: null, changedBy: null, changedAt: null };
		expect(await showLifecycle(books.store, id)).toEqual(none);
		expect(await wish(id, 'keep')).toEqual({
			...none,
			...{ rule: 'keep', changedBy: 'Ann', changedAt: today.toISOString() },
		});
		expect(await wish(id, 'by-rules')).toEqual(none);
		const { items } = await books.store.audit.list({ subject: `asset:${id}` }, { limit: 10, after: null });
		expect(items.map(({ action }) => action)).toEqual(['asset.lifecycle', 'asset.lifecycle']);
		expect(items.map(({ facts }) => facts.rule).sort()).toEqual(['by-rules', 'keep']);
	});

	it('ends at its time and no sooner', async () => {
		const id = await put('dated');
		const other = await put('other');
		expect(await wish(id, 'delete-after', inFuture(hourMs))).toMatchObject({ deleteAt: inFuture(hourMs) });
		expect([await deleteDueIn(hourMs - 1), await isThere(id)]).toEqual([0, true]);
		expect([await deleteDueIn(hourMs), await isThere(id), await isThere(other)]).toEqual([1, false, true]);
		// The same bytes brought again are a new asset.
		expect(await put('dated')).toBe(id);
		expect(await showLifecycle(books.store, id)).toMatchObject({ rule: 'by-rules' });
	});

	it('goes on while a production holds the asset, and is looked at again an hour later', async () => {
		const id = await put('held');
		const productionId = await productionWith(id);
		expect(await wish(id, 'delete-after', inFuture(hourMs))).toMatchObject({ neededBy: productionId });
		expect([await deleteDueIn(2 * hourMs), await isThere(id)]).toEqual([0, true]);
		await books.store.transaction((all) => all.privacy.leaveProductions(id));
		expect([await deleteDueIn(3 * hourMs - 1), await isThere(id)]).toEqual([0, true]);
		expect([await deleteDueIn(3 * hourMs), await isThere(id)]).toEqual([1, false]);
	});

	it('goes on for a day where the asset was used after the wish', async () => {
		time.at = new Date(Date.now() - hourMs);
		const id = await put('used');
		time.at = new Date(Date.now() - hourMs);
		await wish(id, 'delete-after', new Date(Date.now() + 1_000).toISOString());
		await books.store.retention.noteUse([id]);
		time.at = new Date(Date.now() + hourMs);
		expect([await deleteDue(books), await isThere(id)]).toEqual([0, true]);
		time.at = new Date(Date.now() + dayMs + hourMs);
		expect([await deleteDue(books), await isThere(id)]).toEqual([1, false]);
	});

	it('keeps an asset that the settings would let go', async () => {
		const [kept, left] = [await put('kept'), await put('left')];
		await wish(kept, 'keep');
		const rules = retentionRulesOf(
			readConfig({ SHOWRUNNER_DATA_DIR: folder.path, SHOWRUNNER_KEEP_UNUSED_ASSETS_DAYS: '1' }),
		);
		time.at = new Date(today.getTime() + 3 * dayMs);
		await runRetention(books, rules, 'service');
		time.at = today;
		expect([await isThere(kept), await isThere(left)]).toEqual([true, false]);
	});

	it('is taken back when the wish changes while it is being carried out', async () => {
		const id = await put('changed');
		await wish(id, 'delete-after', inFuture(hourMs));
		expect(await books.store.lifecycles.isDue(id, new Date(today.getTime() + hourMs), today)).toBe(true);
		await wish(id, 'keep');
		const isStillTrue = (all: Repositories) => all.lifecycles.isDue(id, new Date(today.getTime() + hourMs), today);
		expect([await deleteAsset(books, id, 'service', { isStillTrue }), await isThere(id)]).toEqual([false, true]);
		expect([await deleteDueIn(2 * hourMs), await isThere(id)]).toEqual([0, true]);
	});

	it.each([
		['a time that is over', 'past', inFuture(-1), 'delete-at-past'],
		['an asset that is not there', 'f'.repeat(64), inFuture(hourMs), 'asset-not-found'],
	])('is refused for %s', async (_, place, deleteAt, type) => {
		const id = place === 'past' ? await put('past') : place;
		await expect(wish(id, 'delete-after', deleteAt)).rejects.toMatchObject({ problem: { type } });
	});
});
