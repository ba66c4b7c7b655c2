import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startFaultProxy, type FaultProxy } from '../../kits/s3/fault-proxy.js';
import { makeBucket, s3Settings, type S3Server } from '../../kits/s3/s3-server.js';
import { startS3rver } from '../../kits/s3/start-s3rver.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

const bytes = randomBytes(400_000);
const id = createHash('sha256').update(bytes).digest('hex');
const content = `/v1/assets/${id}/content`;

let server: S3Server;
let proxy: FaultProxy;
beforeAll(async () => {
	server = await startS3rver();
	await makeBucket(server.endpoint, 'assets');
	proxy = await startFaultProxy(server.endpoint);
});
beforeEach(() => proxy.heal());
afterAll(async () => {
	await proxy.stop();
	await server.stop();
});

/** A service that keeps nothing of what lies on S3. */
async function serviceOnS3(more: Record<string, string> = {}): Promise<ServiceKit> {
	const kit = await startServiceKit({
		env: { ...s3Settings(proxy.endpoint, 'assets'), SHOWRUNNER_STORAGE_CACHE_MAX_BYTES: '0', ...more },
	});
	const sent = await kit.fetch('/v1/assets?name=film.bin', {
		method: 'POST',
		body: bytes,
	});
	if (sent.status !== 201) await kit.stop();
	expect(sent.status).toBe(201);
	return kit;
}
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('bytes on S3, streamed through the service', () => {
	let kit: ServiceKit;
	beforeAll(async () => {
		kit = await serviceOnS3();
	});
	afterAll(async () => kit?.stop());
	const get = (headers: Record<string, string>, method = 'GET') => kit.fetch(content, { method, headers });

	it('come whole, with what browsers and caches want to know', async () => {
		const answer = await get({});
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'application/octet-stream',
			'content-length': '400000',
			'content-disposition': "attachment; filename*=UTF-8''film.bin",
			'accept-ranges': 'bytes',
			'cache-control': 'public, max-age=31536000, immutable',
			etag: `"${id}"`,
		});
		expect((await bodyOf(answer)).equals(bytes)).toBe(true);
	});

	it.each([
		['bytes=500-1499', 500, 1_500],
		['bytes=399990-', 399_990, 400_000],
		['bytes=-10', 399_990, 400_000],
		['bytes=0-999999', 0, 400_000],
	])('come in ranges: %s', async (range, from, to) => {
		const answer = await get({ range });
		expect(answer.status).toBe(206);
		expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/400000`);
		expect((await bodyOf(answer)).equals(bytes.subarray(from, to))).toBe(true);
	});

	it('come whole where the range is of no use', async () => {
		const useless: Record<string, string>[] = [
			{ range: 'bytes=0-1,5-6' },
			{ range: 'lines=1-2' },
			{ range: 'bytes=0-1', 'if-range': '"another"' },
			{ range: 'bytes=0-1', 'if-range': 'Wed, 21 Oct 2015 07:28:00 GMT' },
		];
		for (const headers of useless) {
			const answer = await get(headers);
			expect([answer.status, (await bodyOf(answer)).length]).toEqual([200, 400_000]);
		}
		const same = await get({ range: 'bytes=0-1', 'if-range': `"${id}"` });
		expect([same.status, await bodyOf(same)]).toEqual([206, bytes.subarray(0, 2)]);
	});

	it('do not come beyond their end, nor where they are known', async () => {
		const beyond = await get({ range: 'bytes=400000-' });
		expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */400000']);
		expect(await beyond.json()).toMatchObject({ type: 'range-beyond-end', kind: 'input-invalid' });
		// `fetch` would say by itself that it wants no answer from a cache.
		const known = await new Promise<number | undefined>((resolve, reject) => {
			const headers = { authorization: `Bearer ${kit.apiKey}`, 'if-none-match': `"${id}"` };
			const asking = httpRequest(new URL(kit.baseUrl + content), { headers }, (answer) => {
				answer.resume().once('end', () => resolve(answer.statusCode));
			});
			asking.once('error', reject).end();
		});
		expect(known).toBe(304);
	});

	it('are told about without being fetched', async () => {
		proxy.seen.length = 0;
		const head = await get({ range: 'bytes=0-9' }, 'HEAD');
		expect([head.status, head.headers.get('content-length')]).toEqual([206, '10']);
		expect((await get({}, 'HEAD')).headers.get('content-length')).toBe('400000');
		expect(proxy.seen.filter((line) => line.startsWith('GET'))).toEqual([]);
	});

	it('are not fetched further for who hung up', async () => {
		const gone = new Promise<void>((resolve) => {
			const url = new URL(kit.baseUrl + content);
			const asking = httpRequest(url, { headers: { authorization: `Bearer ${kit.apiKey}` } }, (answer) => {
				answer.once('data', () => answer.destroy());
				answer.once('close', () => resolve());
			});
			asking.end();
		});
		await gone;
		expect((await kit.fetch('/healthz')).status).toBe(200);
		expect((await bodyOf(await get({}))).length).toBe(400_000);
	});

	it('are told as a problem when they cannot be had', async () => {
		proxy.break(({ method, url }) =>
			method === 'GET' && url.includes(id) ? { kind: 'answer', status: 403, code: 'AccessDenied' } : null,
		);
		const refused = await get({});
		expect([refused.status, refused.headers.get('content-disposition')]).toEqual([501, null]);
		expect(await refused.json()).toMatchObject({ type: 'storage-refused', kind: 'configuration-invalid' });
		const linked = await kit.client.call('createAssetLink', { params: { assetId: id }, body: {} });
		expect(linked.url).toMatch(new RegExp(`^${kit.baseUrl}${content}`));
	});

	it('are refused for a while, and no longer than that, while S3 is away; readiness says so', async () => {
		proxy.break(() => ({ kind: 'answer', status: 503, code: 'SlowDown' }));
		const upload = () => kit.fetch('/v1/assets?name=x', { method: 'POST', body: randomBytes(100) });
		const away = await upload();
		expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
		expect(await away.json()).toMatchObject({ type: 'storage-away', kind: 'temporarily-unavailable' });
		const unready = await fetch(`${kit.baseUrl}/readyz`);
		expect([unready.status, await unready.json()]).toEqual([503, expect.objectContaining({ type: 'storage-away' })]);
		proxy.heal();
		expect((await fetch(`${kit.baseUrl}/readyz`)).status).toBe(200);
		expect((await upload()).status).toBe(201);
	});
});

describe('bytes on S3, by redirect', () => {
	let kit: ServiceKit;
	beforeAll(async () => {
		kit = await serviceOnS3({ SHOWRUNNER_DOWNLOADS: 'redirect' });
	});
	afterAll(async () => kit?.stop());

	it('are had from S3 itself, without the key of the service', async () => {
		const answer = await kit.fetch(content, { redirect: 'manual' });
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([302, 'no-store']);
		const place = answer.headers.get('location') ?? '';
		expect(place.startsWith(`${proxy.endpoint}/assets/tests/sha256/${id}?`)).toBe(true);
		const part = await fetch(place, { headers: { range: 'bytes=5-9' } });
		expect([part.status, await bodyOf(part)]).toEqual([206, bytes.subarray(5, 10)]);
		const followed = await kit.fetch(content);
		expect(followed.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''film.bin");
		expect((await bodyOf(followed)).equals(bytes)).toBe(true);
	});

	it('are linked to there', async () => {
		const link = await kit.client.call('createAssetLink', { params: { assetId: id }, body: {} });
		expect(link.url.startsWith(proxy.endpoint)).toBe(true);
		expect((await bodyOf(await fetch(link.url))).equals(bytes)).toBe(true);
	});

	it('are told about by the service', async () => {
		const head = await kit.fetch(content, { method: 'HEAD', redirect: 'manual' });
		expect([head.status, head.headers.get('content-length')]).toEqual([200, '400000']);
	});
});

describe('a service before a bucket that is not there', () => {
	it('does not start', async () => {
		await expect(startServiceKit({ env: s3Settings(server.endpoint, 'nothing') })).rejects.toMatchObject({
			problem: { type: 'storage-bucket-missing', field: 'SHOWRUNNER_STORAGE_URL' },
		});
	});
});
