import { createHash, createHmac, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCdnLinks } from '../../../../render-node/src/cdn.js';
import { readConfig } from '../../../../render-node/src/config.js';
import { put, sha256 } from '../../../kits/s3/blob-store-suite.js';
import { openS3Store } from '../../../kits/s3/open-s3-store.js';
import { makeBucket, s3Keys, s3Settings, type S3Server } from '../../../kits/s3/s3-server.js';
import { startS3rver } from '../../../kits/s3/start-s3rver.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('links');
afterAll(() => folder.remove());

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Signature of a presigned GET by AWS Signature Version 4, computed anew from its parts. */
function signatureOf(url: URL): string {
	const query = [...url.searchParams]
		.filter(([name]) => name !== 'X-Amz-Signature')
		.map(([name, value]) => [name, value].map((part) => encodeURIComponent(part).replace(/[!'()*]/g, percent)))
		.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
		.map((pair) => pair.join('='))
		.join('&');
	const canonical = ['GET', url.pathname, query, `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n');
	const [, ...scope] = (url.searchParams.get('X-Amz-Credential') ?? '').split('/');
	const stamp = url.searchParams.get('X-Amz-Date') ?? '';
	const digest = createHash('sha256').update(canonical).digest('hex');
	const text = ['AWS4-HMAC-SHA256', stamp, scope.join('/'), digest].join('\n');
	const key = scope.reduce<string | Buffer>((so, part) => hmac(so, part), `AWS4${s3Keys.secretAccessKey}`);
	return hmac(key, text).toString('hex');
}
const percent = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;

describe('a presigned link', () => {
	let server: S3Server;
	beforeAll(async () => {
		server = await startS3rver();
		await makeBucket(server.endpoint, 'assets');
	});
	afterAll(async () => server.stop());

	it('gives the bytes and their ranges without a login, named and typed, and is signed', async () => {
		const { store, client } = await openS3Store(server.endpoint, { folder: folder.path });
		const bytes = randomBytes(10_000);
		await put(store, bytes);
		const expiresAt = new Date(Date.now() + 60_000);
		const disposition = "inline; filename*=UTF-8''bild%20%C3%A4.png";
		const link = (await store.link(sha256(bytes), { expiresAt, mediaType: 'image/png', disposition })) ?? '';
		const answer = await fetch(link);
		expect(answer.headers.get('content-type')).toBe('image/png');
		expect(answer.headers.get('content-disposition')).toBe(disposition);
		expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
		const part = await fetch(link, { headers: { range: 'bytes=10-19' } });
		expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(10, 20)]);
		const url = new URL(link);
		expect(url.searchParams.get('X-Amz-Expires')).toBe('60');
		expect(url.searchParams.get('X-Amz-Signature')).toBe(signatureOf(url));
		url.pathname = url.pathname.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
		expect(url.searchParams.get('X-Amz-Signature')).not.toBe(signatureOf(url));
		client.destroy();
	});
});

describe('a link at the CDN', () => {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const keyFile = path.join(folder.path, 'cdn.pem');
	writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }));
	const settings = (more: Record<string, string>) =>
		readConfig({
			...s3Settings('http://127.0.0.1:1', 'assets'),
			SHOWRUNNER_CDN_URL: 'https://cdn.example.com/',
			...more,
		});
	const signed = { SHOWRUNNER_CDN_KEY_PAIR_ID: 'K2EXAMPLE', SHOWRUNNER_CDN_PRIVATE_KEY_FILE: keyFile };
	const assetId = sha256(randomBytes(10));
	const expiresAt = new Date('2027-01-02T03:04:05Z');

	it('leads to the object, and is signed with the policy that CloudFront builds from it', async () => {
		const link = await openCdnLinks(settings(signed));
		const url = new URL(link?.(assetId, expiresAt) ?? '');
		expect(url.origin + url.pathname).toBe(`https://cdn.example.com/tests/sha256/${assetId}`);
		expect(url.searchParams.get('Key-Pair-Id')).toBe('K2EXAMPLE');
		const seconds = expiresAt.getTime() / 1000;
		expect(url.searchParams.get('Expires')).toBe(String(seconds));
		const policy = JSON.stringify({
			Statement: [{ Resource: url.origin + url.pathname, Condition: { DateLessThan: { 'AWS:EpochTime': seconds } } }],
		});
		const unsafe = { '-': '+', _: '=', '~': '/' } as Record<string, string>;
		const signature = (url.searchParams.get('Signature') ?? '').replace(/[-_~]/g, (c) => unsafe[c] ?? c);
		const verified = (text: string) => createVerify('RSA-SHA1').update(text).verify(publicKey, signature, 'base64');
		expect(verified(policy)).toBe(true);
		expect(verified(policy.replace(String(seconds), String(seconds + 1)))).toBe(false);
	});

	it('is a plain address before a public CDN, and none without one', async () => {
		const plain = await openCdnLinks(settings({}));
		expect(plain?.(assetId, expiresAt)).toBe(`https://cdn.example.com/tests/sha256/${assetId}`);
		expect(await openCdnLinks(readConfig({}))).toBeNull();
	});

	it('needs a key that can sign', async () => {
		const wrong = path.join(folder.path, 'wrong.pem');
		for (const text of ['no key', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })]) {
			writeFileSync(wrong, text);
			await expect(openCdnLinks(settings({ ...signed, SHOWRUNNER_CDN_PRIVATE_KEY_FILE: wrong }))).rejects.toMatchObject(
				{ problem: { type: 'cdn-key-not-usable', field: 'SHOWRUNNER_CDN_PRIVATE_KEY_FILE' } },
			);
		}
	});

	it.each([
		['one half of the key', { SHOWRUNNER_CDN_KEY_PAIR_ID: 'K2EXAMPLE' }, 'set both'],
		['no bucket behind it', { SHOWRUNNER_STORAGE_URL: '' }, 'SHOWRUNNER_STORAGE_URL'],
	])('is refused with %s', (_, more, words) => {
		expect(() => settings(more as Record<string, string>)).toThrow(words);
	});
});
