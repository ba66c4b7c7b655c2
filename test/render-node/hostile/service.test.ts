import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assetSchema, problemSchema } from '@showrunner/contract';
import { createProbeMedia } from '../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { childProcesses } from '../../kits/child-processes.js';
import { makeClip, makeStill } from '../../kits/made-media.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';
import { aviOf, hostileFiles } from './hostile-media.js';
import { hostileLines } from './hostile-lines.js';
import { madeHostileFiles } from './make-hostile-media.js';
import {
	hostileBodies,
	hostileCallbacks,
	hostileHeaders,
	hostileNames,
	hostilePaths,
	hostilePrompts,
	type HostileRequest,
} from './hostile-requests.js';

const MiB = 1024 * 1024;
/** What one request may add to the memory of the process, with room for the collector's leisure. */
const mostGrowth = 300 * MiB;
/** A line that is off is answered or cut off at once; this long is told apart from never. */
const neverMs = 60_000;

const folder = temporaryFolder('hostile-service');
const file = (name: string) => path.join(folder.path, name);
let kit: ServiceKit;
let goodAsset = '';

beforeAll(async () => {
	kit = await startServiceKit({ engines: { probeMedia: createProbeMedia('ffprobe') } });
	const picture = readFileSync(await makeStill(file('good.png'), 'testsrc2=s=320x180'));
	const answer = await send({ ...uploadOf('image/png', picture), status: 201, type: '' });
	goodAsset = assetSchema.parse(JSON.parse(answer.text)).id;
});
afterAll(async () => {
	await kit.stop();
	folder.remove();
});

const uploadOf = (mediaType: string, body: Buffer) => ({
	...{ what: 'an upload', method: 'POST', path: '/v1/assets?name=a', headers: { 'content-type': mediaType }, body },
});

type Answer = { status: number; text: string; headers: Record<string, unknown> };

/** As it stands, without the tidying that `fetch` does to addresses and headers. */
function send({ method = 'GET', path: place, headers, body }: Omit<HostileRequest, 'what'>): Promise<Answer> {
	const { hostname, port } = new URL(kit.baseUrl);
	const options = {
		...{ hostname, port, method, path: place.replace('GOOD', goodAsset), agent: false },
		headers: { authorization: `Bearer ${kit.apiKey}`, ...headers },
	};
	return new Promise((resolve, reject) => {
		let isAnswered = false;
		const sent = httpRequest(options, (response) => {
			isAnswered = true;
			let text = '';
			response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
			response
				.once('error', reject)
				.once('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
		});
		// A refused upload is cut off while it is still being sent.
		sent.once('error', (error) => (isAnswered ? undefined : reject(error)));
		sent.end(typeof body === 'string' ? body.replace('OWN', port) : body);
	});
}

async function expectRefusal(hostile: HostileRequest): Promise<void> {
	const before = process.memoryUsage().rss;
	const { status, text, headers } = await send(hostile);
	expect({ status, type: text === '' ? '' : (JSON.parse(text) as { type?: string }).type }).toEqual({
		status: hostile.status,
		type: hostile.type,
	});
	expect(headers['content-type']).toMatch(/^application\/problem\+json/);
	expect(problemSchema.parse(JSON.parse(text)).fix).toEqual(expect.any(String));
	expect(text).not.toContain(kit.dataDir);
	expect(process.memoryUsage().rss - before).toBeLessThan(mostGrowth);
}

const named = (requests: readonly HostileRequest[]) => requests.map((one) => [one.what, one] as const);
const post = (place: string, body: object, headers: Record<string, string> = {}) => ({
	...{ method: 'POST', path: place, headers: { 'content-type': 'application/json', ...headers } },
	...{ body: JSON.stringify(body), status: 201, type: '' },
});
const effect = { kind: 'sound.generate', input: { effect: 'pop', seed: 1 } };

describe('a body', () => {
	it.each(named(hostileBodies))('of %s is refused by name', (_, one) => expectRefusal(one));

	it('that is deep, large and foreign within reason is taken', async () => {
		const context = JSON.parse(`${'{"a":['.repeat(20)}"سلام 🎬 \\"quoted\\" \\\\"${']}'.repeat(20)}`) as unknown;
		const callback = { url: 'http://127.0.0.1:9/', context };
		expect((await send(post('/v1/batches', { jobs: [effect, effect], callback }))).status).toBe(202);
	});
});

describe('a header', () => {
	it.each(named(hostileHeaders))('with %s is refused by name', (_, one) => expectRefusal(one));

	it('asks for many ranges and gets the file once', async () => {
		const range = `bytes=${Array.from({ length: 500 }, (_, at) => `${at}-${at + 9}`).join(',')}`;
		const { status, text } = await send({
			path: `/v1/assets/${goodAsset}/content`,
			headers: { range },
			status: 0,
			type: '',
		});
		expect([200, 206, 416]).toContain(status);
		expect(text.length).toBeLessThan(200_000);
	});

	it('that is right is taken, and answered by headers that are', async () => {
		const headers = { 'idempotency-key': 'a key: with ~ all # signs', 'x-request-id': 'a\tb' };
		const { status, headers: answered } = await send(post('/v1/productions', { title: 'a', locale: 'en' }, headers));
		expect(status).toBe(201);
		expect(answered['x-request-id']).toMatch(/^[\w-]{36}$/);
	});
});

describe('a path', () => {
	it.each(named(hostilePaths))('of %s is refused by name', (_, one) => expectRefusal(one));
});

describe('a name', () => {
	it.each(named(hostileNames))('of %s is refused by name', (_, one) => expectRefusal(one));

	it('in any script is taken, and comes back as it was', async () => {
		for (const name of ['عطلة صيف.mp4', 'Ferien “2026” 100%.mp4', '休日🏝️.mp4', '.hidden']) {
			const place = `/v1/assets?name=${encodeURIComponent(name)}`;
			const { text } = await send({ method: 'POST', path: place, body: `text of ${name}`, status: 0, type: '' });
			const { id } = assetSchema.parse(JSON.parse(text));
			const { headers } = await send({ path: `/v1/assets/${id}/content`, status: 0, type: '' });
			const [, encoded = ''] = /filename\*=UTF-8''(\S+)/.exec(String(headers['content-disposition'])) ?? [];
			expect(decodeURIComponent(encoded)).toBe(name);
		}
	});
});

describe('a prompt', () => {
	it.each(named(hostilePrompts))('of %s is refused by name', (_, one) => expectRefusal(one));

	it('with every sign of its script is taken', async () => {
		const text = 'Line one\nline two\t— “שלום” \u2067مرحبا\u2069 👩‍🚀 \u200f';
		const job = { kind: 'speech.generate', input: { locale: 'en', scenes: [{ id: 'a', text }] } };
		expect((await send(post('/v1/jobs', job))).status).toBe(202);
	});
});

describe('a callback', () => {
	it.each(named(hostileCallbacks))('to %s is refused by name', (_, one) => expectRefusal(one));

	it('to an n8n in the private network is taken', async () => {
		const wish = (url: string) => post('/v1/subscriptions', { url, events: ['job-failed'] });
		for (const url of ['http://192.168.1.20:5678/webhook/a', 'http://n8n.invalid:5678/webhook/a'])
			expect((await send(wish(url))).status).toBe(201);
	});
});

describe('a file', () => {
	it.each(hostileFiles.map((one) => [one.what, one] as const))('that is %s is refused by name', async (_, one) => {
		await expectRefusal({ ...uploadOf(one.mediaType, one.bytes), status: 422, type: one.type });
	});

	it('of more than there can be is refused by name', async () => {
		const avi = readFileSync(await makeClip(file('good.avi'), 'testsrc2=s=32x32:d=1'));
		for (const { bytes, type } of [
			{ bytes: aviOf(avi, 0x7fffffff, 30), type: 'media-too-long' },
			{ bytes: aviOf(avi, 100_000_000, 100_000), type: 'media-too-many-frames' },
			...(await madeHostileFiles(folder.path)),
		])
			await expectRefusal({ ...uploadOf('video/x-msvideo', bytes), status: 422, type });
		expect((await send({ ...uploadOf('video/x-msvideo', avi), status: 0, type: '' })).status).toBe(201);
	});
});

describe('a line', () => {
	const speak = (sent: string) =>
		new Promise<string>((resolve, reject) => {
			const { hostname, port } = new URL(kit.baseUrl);
			const socket = connect(Number(port), hostname, () => socket.write(sent.replace('KEY', kit.apiKey), 'latin1'));
			let heard = '';
			const never = setTimeout(() => reject(new Error('nothing was answered')), neverMs);
			const end = () => {
				clearTimeout(never);
				resolve(heard);
			};
			socket.setEncoding('latin1').on('data', (piece: string) => (heard += piece));
			socket.on('error', () => undefined).once('close', end);
		});

	it.each(hostileLines)('of %s is answered and cut off', async (_, sent, status) => {
		const heard = await speak(sent);
		expect(heard.slice(0, 12)).toBe(status === null ? '' : `HTTP/1.1 ${status}`);
		expect(heard).not.toMatch(/Set-Cookie|at \w+ \(/);
	});
});

describe('the service', () => {
	it('still answers after all this, and left neither programs nor files', async () => {
		const { status, text } = await send(post('/v1/jobs', effect));
		expect(status).toBe(202);
		expect(JSON.parse(text)).toMatchObject({ kind: 'sound.generate' });
		expect((await fetch(`${kit.baseUrl}/readyz`)).status).toBe(200);
		expect(childProcesses().filter((name) => !/postgres/.test(name))).toEqual([]);
		const left = readdirSync(kit.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
			/staging|incoming/.test(name),
		);
		expect(left.filter((name) => /[0-9a-f]{8}-/.test(name))).toEqual([]);
	});
});
