import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assetSchema } from '@showrunner/contract';
import { startFaultProxy, type FaultProxy } from '../../kits/s3/fault-proxy.js';
import { makeBucket, s3Settings, type S3Server } from '../../kits/s3/s3-server.js';
import { startS3rver } from '../../kits/s3/start-s3rver.js';
import { eventually } from '../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let server: S3Server;
let proxy: FaultProxy;
let kit: ServiceKit;
beforeAll(async () => {
	server = await startS3rver();
	await makeBucket(server.endpoint, 'assets');
	proxy = await startFaultProxy(server.endpoint);
	kit = await startServiceKit({
		env: { ...s3Settings(proxy.endpoint, 'assets'), SHOWRUNNER_UPLOAD_MAX_BYTES: '3000000' },
	});
});
afterAll(async () => {
	await kit?.stop();
	await proxy?.stop();
	await server?.stop();
});

const resumable = { 'tus-resumable': '1.0.0' };
const offset = { 'content-type': 'application/offset+octet-stream' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const metadata = (name: string, type = 'application/octet-stream') =>
	`filename ${base64(name)},filetype ${base64(type)}`;

const begin = (sizeBytes: number, more: Record<string, string> = { 'upload-metadata': metadata('film ä.bin') }) =>
	kit.fetch('/v1/uploads', {
		method: 'POST',
		headers: { ...resumable, 'upload-length': String(sizeBytes), ...more },
	});
const send = (place: string, at: number, body: Uint8Array) =>
	kit.fetch(place, { method: 'PATCH', headers: { ...resumable, ...offset, 'upload-offset': String(at) }, body });
const progress = async (place: string) => {
	const head = await kit.fetch(place, { method: 'HEAD', headers: resumable });
	return [head.status, Number(head.headers.get('upload-offset'))];
};
const placeOf = (answer: Response) => answer.headers.get('location') ?? '';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Sends a part of what it says that it will send, and breaks the connection. */
async function breakOff(place: string, at: number, bytes: Uint8Array, announced: number): Promise<void> {
	const headers = {
		...{ ...resumable, ...offset, authorization: `Bearer ${kit.apiKey}` },
		...{ 'upload-offset': String(at), 'content-length': String(announced) },
	};
	const sending = httpRequest(new URL(kit.baseUrl + place), { method: 'PATCH', headers });
	sending.on('error', () => undefined);
	sending.write(bytes);
	const file = path.join(kit.dataDir, 'uploads', path.basename(place));
	await eventually('the part to be written', async () => statSync(file).size >= at + bytes.length);
	const closed = new Promise<void>((resolve) => sending.once('close', resolve));
	sending.destroy();
	await closed;
}

describe('an upload', () => {
	const bytes = randomBytes(2_000_000);

	it('goes on where its connection broke, also after a restart, and becomes an asset', async () => {
		const begun = await begin(bytes.length);
		expect(begun.status).toBe(201);
		const place = placeOf(begun);
		expect(place).toMatch(/^\/v1\/uploads\/[0-9a-f]{32}$/);
		await breakOff(place, 0, bytes.subarray(0, 500_000), bytes.length);
		expect(await progress(place)).toEqual([200, 500_000]);
		await kit.restart();
		expect(await progress(place)).toEqual([200, 500_000]);
		const done = await send(place, 500_000, bytes.subarray(500_000));
		expect([done.status, done.headers.get('showrunner-asset-id')]).toEqual([200, sha256(bytes)]);
		expect(assetSchema.parse(await done.json())).toMatchObject({
			id: sha256(bytes),
			name: 'film ä.bin',
			sizeBytes: bytes.length,
			evidence: [expect.objectContaining({ origin: 'uploaded' })],
		});
		const content = await kit.fetch(`/v1/assets/${sha256(bytes)}/content`);
		expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
	});

	it('tells what became of it when the last answer was lost', async () => {
		const some = randomBytes(1_000);
		const place = placeOf(await begin(some.length));
		await (await send(place, 0, some)).arrayBuffer();
		expect(await progress(place)).toEqual([200, 1_000]);
		const again = await send(place, 1_000, new Uint8Array());
		expect(await again.json()).toMatchObject({ id: sha256(some) });
	});

	it('waits for a store that is away', async () => {
		const some = randomBytes(1_000);
		const place = placeOf(await begin(some.length));
		proxy.break(() => ({ kind: 'answer', status: 503, code: 'SlowDown' }));
		const away = await send(place, 0, some);
		expect([away.status, await away.json()]).toEqual([503, expect.objectContaining({ type: 'storage-away' })]);
		proxy.heal();
		const done = await send(place, 1_000, new Uint8Array());
		expect(await done.json()).toMatchObject({ id: sha256(some) });
	});

	it('can be ended by who began it', async () => {
		const place = placeOf(await begin(10));
		expect((await kit.fetch(place, { method: 'DELETE', headers: resumable })).status).toBe(204);
		expect((await progress(place))[0]).toBe(404);
	});

	it.each([
		['too large', 3_000_001, undefined, 413, 'upload-too-large'],
		['without a name', 10, { 'upload-metadata': `filetype ${base64('image/png')}` }, 422, 'upload-name-missing'],
		['of a type that is none', 10, { 'upload-metadata': metadata('a', 'no type') }, 422, 'media-type-malformed'],
	])('is refused at its beginning when it is %s', async (_, sizeBytes, more, status, type) => {
		const refused = await begin(sizeBytes, more);
		expect([refused.status, await refused.json()]).toEqual([status, expect.objectContaining({ type })]);
	});

	it('does not believe a client who says that it has become an asset already', async () => {
		const some = randomBytes(10);
		const place = placeOf(await begin(10, { 'upload-metadata': `${metadata('x')},assetId ${base64(sha256(bytes))}` }));
		expect(await (await send(place, 0, some)).json()).toMatchObject({ id: sha256(some) });
	});

	it('is told where it is off', async () => {
		const place = placeOf(await begin(10));
		const wrong = await send(place, 5, randomBytes(5));
		expect([wrong.status, await wrong.json()]).toEqual([409, expect.objectContaining({ kind: 'input-invalid' })]);
		expect((await send(`${place.slice(0, -32)}${'0'.repeat(32)}`, 0, randomBytes(5))).status).toBe(404);
		const outside = await kit.fetch('/v1/uploads/..%2Fapi-key', { method: 'HEAD', headers: resumable });
		expect(outside.status).toBeGreaterThanOrEqual(400);
	});

	it('needs a key', async () => {
		const answer = await fetch(`${kit.baseUrl}/v1/uploads`, { method: 'POST', headers: resumable });
		expect([answer.status, await answer.json()]).toEqual([401, expect.objectContaining({ type: 'api-key-missing' })]);
	});

	it.each([
		['when nobody finishes it in time', 0],
		['after it has told for a day what became of it', 10],
	])('is removed %s', async (_, sentBytes) => {
		const place = placeOf(await begin(10));
		if (sentBytes > 0) expect((await send(place, 0, randomBytes(sentBytes))).status).toBe(200);
		const file = path.join(kit.dataDir, 'uploads', path.basename(place));
		expect(existsSync(file)).toBe(true);
		const facts = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Record<string, unknown>;
		const old = new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString();
		writeFileSync(`${file}.json`, JSON.stringify({ ...facts, creation_date: old }));
		await kit.restart();
		const isGone = async () => !readdirSync(path.dirname(file)).includes(path.basename(file));
		expect(await eventually('the upload to be removed', isGone)).toBe(true);
	});
});
