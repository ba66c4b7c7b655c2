import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assetSchema, type Asset } from '@showrunner/contract';
import { emptyResult, testHandler } from '../../kits/idle-handlers.js';
import { eventually, signalled } from '../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

const release = signalled();
let kit: ServiceKit;
beforeAll(async () => {
	const waiting = testHandler('media.inspect', async () => {
		await release.promise;
		return emptyResult('media.inspect');
	});
	kit = await startServiceKit({ handlers: [waiting], env: { SHOWRUNNER_UPLOAD_MAX_BYTES: '1000000' } });
});
afterAll(async () => kit.stop());

async function upload(bytes: Uint8Array, name = 'a.bin', type = 'application/octet-stream'): Promise<Asset> {
	const response = await kit.fetch(`/v1/assets?name=${encodeURIComponent(name)}`, {
		method: 'POST',
		headers: { 'content-type': type },
		body: bytes,
	});
	expect(response.status).toBe(201);
	return assetSchema.parse(await response.json());
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const staged = () => readdirSync(path.join(kit.dataDir, 'assets', 'staging'));

describe('an asset', () => {
	const bytes = randomBytes(100_000);
	const id = sha256(bytes);

	it('is named by its bytes and carries the evidence of its upload', async () => {
		const asset = await upload(bytes, 'bild ä.png', 'image/png');
		expect(asset).toMatchObject({ id, name: 'bild ä.png', mediaType: 'image/png', sizeBytes: 100_000 });
		expect(asset.evidence).toEqual([expect.objectContaining({ origin: 'uploaded' })]);
		expect(staged()).toEqual([]);
	});

	it('is one asset however often it comes', async () => {
		const again = await upload(bytes, 'another name.png', 'image/png');
		expect(again).toMatchObject({ id, name: 'bild ä.png' });
		expect(again.evidence).toHaveLength(1);
	});

	it('comes back whole, with a name that browsers understand', async () => {
		const response = await kit.fetch(`/v1/assets/${id}/content`);
		expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
		expect(response.headers.get('content-type')).toBe('image/png');
		expect(response.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''bild%20%C3%A4.png");
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	});

	it('comes in ranges', async () => {
		const range = async (value: string) => kit.fetch(`/v1/assets/${id}/content`, { headers: { range: value } });
		const middle = await range('bytes=500-1499');
		expect(middle.status).toBe(206);
		expect(middle.headers.get('content-range')).toBe('bytes 500-1499/100000');
		expect(Buffer.from(await middle.arrayBuffer())).toEqual(bytes.subarray(500, 1_500));
		expect(Buffer.from(await (await range('bytes=-10')).arrayBuffer())).toEqual(bytes.subarray(-10));
		const beyond = await range('bytes=200000-');
		expect(beyond.status).toBe(416);
		expect(await beyond.json()).toMatchObject({ kind: 'input-invalid', status: 416 });
	});

	it('is not shown by browsers when it could run in them', async () => {
		const page = await upload(Buffer.from('<script>alert(1)</script>'), 'page.html', 'text/html');
		const response = await kit.fetch(`/v1/assets/${page.id}/content`);
		expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
	});

	it('can be linked to for a while without a login', async () => {
		const create = (body: object) => kit.client.call('createAssetLink', { params: { assetId: id }, body });
		const link = await create({});
		const open = await fetch(link.url);
		expect(Buffer.from(await open.arrayBuffer())).toEqual(bytes);
		const other = await upload(Buffer.from('other'));
		expect((await fetch(link.url.replace(id, other.id))).status).toBe(401);
		const short = await create({ expiresInMs: 1_000 });
		const late = await eventually('its end', async () => {
			const answer = await fetch(short.url);
			return answer.status === 401 && answer;
		});
		expect(await late.json()).toMatchObject({ type: 'link-expired', fix: expect.stringContaining('new link') });
	});

	it('does not open other routes by its link', async () => {
		const link = await kit.client.call('createAssetLink', { params: { assetId: id }, body: {} });
		const { search } = new URL(link.url);
		expect((await fetch(`${kit.baseUrl}/v1/assets/${id}${search}`)).status).toBe(401);
	});

	it('stays while a job needs it, and can go afterwards', async () => {
		const wanted = await upload(Buffer.from('wanted'));
		const job = await kit.client.call('createJob', { body: { kind: 'media.inspect', input: { assetId: wanted.id } } });
		const remove = () => kit.client.call('deleteAsset', { params: { assetId: wanted.id } });
		await expect(remove()).rejects.toMatchObject({ problem: { status: 409, type: 'asset-in-use' } });
		release.resolve();
		await kit.client.call('getJob', { params: { jobId: job.id }, query: { waitMs: 10_000 } });
		expect(await remove()).toEqual({ deleted: true });
		await expect(remove()).rejects.toMatchObject({ problem: { status: 404, type: 'asset-not-found' } });
		expect((await kit.fetch(`/v1/assets/${wanted.id}/content`)).status).toBe(404);
	});

	it('outlasts a restart', async () => {
		const link = await kit.client.call('createAssetLink', { params: { assetId: id }, body: {} });
		await kit.restart();
		expect(await kit.client.call('getAsset', { params: { assetId: id } })).toMatchObject({ sizeBytes: 100_000 });
		const { pathname, search } = new URL(link.url);
		expect((await fetch(kit.baseUrl + pathname + search)).status).toBe(200);
	});
});

describe('assets', () => {
	it('are listed newest first, page by page, each once', async () => {
		const made: string[] = [];
		for (let n = 0; n < 5; n++) made.unshift((await upload(Buffer.from(`page ${n}`))).id);
		const seen: string[] = [];
		let cursor: string | null = null;
		do {
			const page: { items: Asset[]; nextCursor: string | null } = await kit.client.call('getAssets', {
				query: { limit: 2, ...(cursor !== null && { cursor }) },
			});
			seen.push(...page.items.map(({ id }) => id));
			cursor = page.nextCursor;
		} while (cursor !== null);
		expect(seen.slice(0, 5)).toEqual(made);
		expect(new Set(seen).size).toBe(seen.length);
	});

	it.each([
		['an empty file', new Uint8Array(), 'image/png', 422, 'upload-empty'],
		['a file that is too large', randomBytes(1_000_001), 'image/png', 413, 'upload-too-large'],
		['a type that is none', Buffer.from('x'), 'not a type', 422, 'media-type-malformed'],
	])('are not made of %s', async (_, body, type, status, problem) => {
		const response = await kit.fetch('/v1/assets?name=x', { method: 'POST', headers: { 'content-type': type }, body });
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ type: problem, fix: expect.any(String) });
		expect(staged()).toEqual([]);
	});
});
