import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gather, put } from '../../../kits/s3/blob-store-suite.js';
import { startFaultProxy, type Fault, type FaultProxy } from '../../../kits/s3/fault-proxy.js';
import { openS3Store } from '../../../kits/s3/open-s3-store.js';
import { makeBucket, type S3Server } from '../../../kits/s3/s3-server.js';
import { startS3rver } from '../../../kits/s3/start-s3rver.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

let server: S3Server;
let proxy: FaultProxy;
let opened: Awaited<ReturnType<typeof openS3Store>>;
const folder = temporaryFolder('problems');
beforeAll(async () => {
	server = await startS3rver();
	await makeBucket(server.endpoint, 'assets');
	proxy = await startFaultProxy(server.endpoint);
	opened = await openS3Store(proxy.endpoint, { folder: folder.path });
});
beforeEach(() => {
	proxy.heal();
	proxy.seen.length = 0;
});
afterAll(async () => {
	opened.client.destroy();
	await proxy.stop();
	await server.stop();
	folder.remove();
});

const answer = (status: number, code: string): Fault => ({ kind: 'answer', status, code });
const never = (fault: Fault) => proxy.break(() => fault);

describe('a server that is away', () => {
	it.each([
		['fails', answer(500, 'InternalError'), 30_000],
		['is overloaded', answer(503, 'SlowDown'), 30_000],
		['says nothing', { kind: 'silence' } as const, 1_500],
	])('is tried several times and then told as passing: it %s', async (_, fault, timeoutMs) => {
		const { store, client } = await openS3Store(proxy.endpoint, { folder: folder.path, limits: { timeoutMs } });
		never(fault);
		await expect(put(store, randomBytes(1_000))).rejects.toMatchObject({
			problem: { type: 'storage-away', status: 503, kind: 'temporarily-unavailable', retryAfterMs: 5_000 },
		});
		expect(proxy.seen.length).toBe(5);
		client.destroy();
	});

	it('is told as passing when nothing listens there', async () => {
		const nobody = await startFaultProxy(server.endpoint);
		await nobody.stop();
		const { store, client } = await openS3Store(nobody.endpoint, { folder: folder.path });
		await expect(store.assertReady()).rejects.toMatchObject({ problem: { type: 'storage-away' } });
		client.destroy();
	});

	it('does nobody harm who comes back in time', async () => {
		let failures = 0;
		proxy.break(() => (failures++ % 3 < 2 ? answer(503, 'SlowDown') : null));
		const bytes = randomBytes(1_000);
		const assetId = await put(opened.store, bytes);
		expect(await gather(opened.store.read(assetId))).toEqual(bytes);
	});
});

describe('a server that must be set up otherwise', () => {
	it.each([
		['AccessDenied', 403, 'storage-refused'],
		['InvalidAccessKeyId', 403, 'storage-refused'],
		['SignatureDoesNotMatch', 403, 'storage-refused'],
		['NoSuchBucket', 404, 'storage-bucket-missing'],
		['AuthorizationHeaderMalformed', 400, 'storage-region-wrong'],
		['PermanentRedirect', 301, 'storage-region-wrong'],
		['RequestTimeTooSkewed', 403, 'storage-clock-skewed'],
		['InvalidArgument', 400, 'storage-request-refused'],
	])('is told by %s', async (code, status, type) => {
		const bytes = randomBytes(1_000);
		proxy.break(({ method }) => (method === 'PUT' ? answer(status, code) : null));
		await expect(put(opened.store, bytes)).rejects.toMatchObject({
			problem: {
				type,
				status: 501,
				kind: 'configuration-invalid',
				fix: expect.any(String),
				detail: expect.stringContaining('Bucket assets at http://127.0.0.1'),
			},
		});
		proxy.heal();
		expect(await gather(opened.store.read(await put(opened.store, bytes)))).toEqual(bytes);
	});

	it('is told when it is asked whether it is ready, though it answers without words', async () => {
		never(answer(403, 'AccessDenied'));
		await expect(opened.store.assertReady()).rejects.toMatchObject({ problem: { type: 'storage-refused' } });
		proxy.heal();
		const { store, client } = await openS3Store(server.endpoint, { folder: folder.path, place: { bucket: 'nothing' } });
		await expect(store.assertReady()).rejects.toMatchObject({ problem: { type: 'storage-bucket-missing' } });
		await expect(put(store, randomBytes(10))).rejects.toMatchObject({ problem: { type: 'storage-bucket-missing' } });
		client.destroy();
	});

	it('puts a clock that is wrong right by itself, by the date of the refusal', async () => {
		const { store, client } = await openS3Store(proxy.endpoint, { folder: folder.path });
		client.config.systemClockOffset = 20 * 60_000;
		const bytes = randomBytes(1_000);
		expect(await gather(store.read(await put(store, bytes)))).toEqual(bytes);
		expect(Math.abs(client.config.systemClockOffset)).toBeLessThan(60_000);
		client.destroy();
	});

	it('is spared conditions that it does not know', async () => {
		proxy.break(({ headers }) => (headers['if-none-match'] ? answer(501, 'NotImplemented') : null));
		await put(opened.store, randomBytes(1_000));
		const puts = proxy.seen.filter((line) => line.startsWith('PUT')).length;
		await put(opened.store, randomBytes(1_001));
		expect(proxy.seen.filter((line) => line.startsWith('PUT'))).toHaveLength(puts + 1);
	});

	it('never tells a key', async () => {
		never(answer(403, 'AccessDenied'));
		const said: unknown = await put(opened.store, randomBytes(10)).catch((error: unknown) => error);
		expect(JSON.stringify(said)).not.toContain('S3RVER');
	});
});
