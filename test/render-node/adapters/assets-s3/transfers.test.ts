import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gather, inChunks, put, sha256, someFacts } from '../../../kits/s3/blob-store-suite.js';
import { startFaultProxy, type FaultProxy } from '../../../kits/s3/fault-proxy.js';
import { openS3Store } from '../../../kits/s3/open-s3-store.js';
import { describeMoto, startMoto } from '../../../kits/s3/python-moto.js';
import { makeBucket, s3ClientOf, type S3Server } from '../../../kits/s3/s3-server.js';
import { startS3rver } from '../../../kits/s3/start-s3rver.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const MiB = 1024 ** 2;
const large = randomBytes(11 * MiB + 7);
const largeId = sha256(large);

let server: S3Server;
let proxy: FaultProxy;
let folder: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
	server = await startS3rver();
	await makeBucket(server.endpoint, 'assets');
	proxy = await startFaultProxy(server.endpoint);
});
beforeEach(() => {
	folder = temporaryFolder('transfers');
	proxy.heal();
	proxy.seen.length = 0;
});
afterEach(() => folder.remove());
afterAll(async () => {
	await proxy.stop();
	await server.stop();
});

const machine = (name: string, more: Partial<Parameters<typeof openS3Store>[1]> = {}) =>
	openS3Store(proxy.endpoint, { folder: path.join(folder.path, name), ...more });
const seen = (pattern: RegExp) => proxy.seen.filter((line) => pattern.test(line));
const cached = (name: string) => readdirSync(path.join(folder.path, name, 'assets', 'cache', 'sha256'));
const incoming = (name: string) => readdirSync(path.join(folder.path, name, 'assets', 'cache', 'incoming'));

describe('a large file', () => {
	it('goes in parts once, however many machines have it', async () => {
		const [one, other] = [await machine('one'), await machine('other')];
		expect(await put(one.store, large)).toBe(largeId);
		expect(seen(/^PUT .*partNumber=/)).toHaveLength(3);
		proxy.seen.length = 0;
		await put(other.store, large);
		await put(one.store, large);
		expect(seen(/^(PUT|POST)/)).toEqual([]);
	});

	it('is not fetched by who made it, and comes in ranges to others, once for all who want it', async () => {
		const [one, other] = [await machine('one'), await machine('other')];
		await put(one.store, large);
		proxy.seen.length = 0;
		expect(readFileSync((await one.store.path(largeId)) ?? '').equals(large)).toBe(true);
		expect(proxy.seen).toEqual([]);
		const places = await Promise.all([1, 2, 3].map(() => other.store.path(largeId)));
		expect(new Set(places).size).toBe(1);
		expect(readFileSync(places[0] ?? '').equals(large)).toBe(true);
		expect(seen(/^GET/)).toHaveLength(3);
		expect(await other.store.nearby(largeId)).toBe(places[0]);
	});

	it('leaves no part behind when one is refused', async () => {
		const bytes = randomBytes(6 * MiB);
		const { store } = await machine('one');
		const blob = await store.stageStream(inChunks(bytes), 2 ** 30);
		proxy.break(({ url }) =>
			url.includes('partNumber=2') ? { kind: 'answer', status: 403, code: 'AccessDenied' } : null,
		);
		await expect(store.commit(blob, someFacts)).rejects.toMatchObject({ problem: { type: 'storage-refused' } });
		expect(seen(/^DELETE .*uploadId=/)).toHaveLength(1);
		expect(await store.sizeOf(blob.assetId)).toBeNull();
		proxy.heal();
		await store.commit(blob, someFacts);
		expect(await store.sizeOf(blob.assetId)).toBe(bytes.length);
	});

	it('is read on where a connection broke', async () => {
		const [one, other] = [await machine('one'), await machine('other')];
		await put(one.store, large);
		let cuts = 0;
		proxy.break(({ method }) => (method === 'GET' && cuts++ < 3 ? { kind: 'cut', afterBytes: MiB } : null));
		expect((await gather(other.store.read(largeId))).equals(large)).toBe(true);
		cuts = 0;
		expect(readFileSync((await other.store.path(largeId)) ?? '').equals(large)).toBe(true);
		expect(cuts).toBeGreaterThan(3);
	});
});

describe('bytes that were changed on their way', () => {
	it.each([
		['a small file', randomBytes(1_000)],
		['a large file', large],
	])('are refused and not kept: %s', async (_, bytes) => {
		const [one, other] = [await machine('one'), await machine('other')];
		const assetId = await put(one.store, bytes);
		proxy.break(({ method }) => (method === 'GET' ? { kind: 'falsify' } : null));
		await expect(other.store.path(assetId)).rejects.toMatchObject({
			problem: { type: 'asset-corrupt', kind: 'defect', detail: expect.stringContaining(`tests/sha256/${assetId}`) },
		});
		expect([cached('other'), incoming('other')]).toEqual([[], []]);
		proxy.heal();
		expect(readFileSync((await other.store.path(assetId)) ?? '').equals(bytes)).toBe(true);
	});

	it('are replaced where their length shows it', async () => {
		const { store } = await machine('one');
		const bytes = randomBytes(1_000);
		const assetId = sha256(bytes);
		const client = s3ClientOf(server.endpoint);
		const { PutObjectCommand } = await import('@aws-sdk/client-s3');
		await client.send(
			new PutObjectCommand({ Bucket: 'assets', Key: `tests/sha256/${assetId}`, Body: bytes.subarray(0, 10) }),
		);
		client.destroy();
		await put(store, bytes);
		expect(await gather(store.read(assetId))).toEqual(bytes);
	});
});

describe('what was fetched', () => {
	const pieces = Array.from({ length: 4 }, () => randomBytes(100_000));

	it('makes room for what is wanted, the longest unused first', async () => {
		const one = await machine('one');
		const ids = [];
		for (const piece of pieces) ids.push(await put(one.store, piece));
		const { store } = await machine('small', { cacheMaxBytes: 250_000 });
		const [first = '', second = '', third = '', fourth = ''] = ids;
		await store.path(first);
		await store.path(second);
		await store.path(first);
		await store.path(third);
		expect(cached('small').sort()).toEqual([first, third].sort());
		await store.path(fourth);
		expect(cached('small').sort()).toEqual([third, fourth].sort());
	});

	it('stays for the job that holds it, whatever else is fetched, and goes once the job has ended', async () => {
		const one = await machine('one');
		const ids = [];
		for (const piece of pieces) ids.push(await put(one.store, piece));
		const { store } = await machine('small', { cacheMaxBytes: 250_000 });
		const holder = path.join(folder.path, 'job');
		mkdirSync(holder);
		const held = await Promise.all(ids.map((id) => store.path(id, holder)));
		for (const [n, place] of held.entries()) {
			expect(path.dirname(place ?? '')).toBe(holder);
			expect(readFileSync(place ?? '').equals(pieces[n] ?? Buffer.of())).toBe(true);
		}
		rmSync(holder, { recursive: true });
		await store.path(await put(one.store, randomBytes(10)));
		const total = cached('small').reduce(
			(sum, name) => sum + statSync(path.join(folder.path, 'small', 'assets', 'cache', 'sha256', name)).size,
			0,
		);
		expect(total).toBeLessThanOrEqual(250_000);
	});

	it('is found again after a restart', async () => {
		const one = await machine('one');
		const id = await put(one.store, pieces[0] ?? Buffer.of());
		proxy.seen.length = 0;
		const again = await machine('one');
		expect(await again.store.nearby(id)).toEqual(expect.any(String));
		expect(proxy.seen).toEqual([]);
	});
});

describeMoto('a server that keeps parts', () => {
	let moto: S3Server;
	beforeAll(async () => {
		moto = await startMoto();
		await makeBucket(moto.endpoint, 'assets');
	});
	afterAll(async () => moto.stop());

	it('has none left of a file whose connection broke for good', async () => {
		const before = await startFaultProxy(moto.endpoint);
		const { store, client } = await openS3Store(before.endpoint, { folder: folder.path });
		const blob = await store.stageStream(inChunks(large), 2 ** 30);
		before.break(({ url }) => (url.includes('partNumber=2') ? { kind: 'answer', status: 400, code: 'Odd' } : null));
		await expect(store.commit(blob, someFacts)).rejects.toMatchObject({ problem: { type: 'storage-request-refused' } });
		const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: 'assets' }));
		expect(Uploads).toEqual([]);
		expect(await store.sizeOf(blob.assetId)).toBeNull();
		before.heal();
		await store.commit(blob, someFacts);
		expect((await gather(store.read(blob.assetId))).equals(large)).toBe(true);
		client.destroy();
		await before.stop();
	});
});
