import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemSchema } from '@showrunner/contract';
import { problemOf } from '../../kits/access.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => {
	kit = await startServiceKit();
});
afterAll(async () => kit.stop());

/** What comes back for bytes of one's own, until the service closes. */
const raw = (text: string): Promise<string> =>
	new Promise((resolve, reject) => {
		const { port } = new URL(kit.baseUrl);
		let said = '';
		const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
		socket.setEncoding('utf8').on('data', (chunk) => (said += String(chunk)));
		socket.on('close', () => resolve(said));
		socket.on('error', reject);
	});
const rawProblem = async (text: string) => {
	const said = await raw(text);
	const [head = '', body = ''] = said.split('\r\n\r\n');
	expect(head).toContain('application/problem+json');
	expect(head).toContain('Connection: close');
	return { head, problem: problemSchema.parse(JSON.parse(body)) };
};

describe('an answer', () => {
	it.each(['/v1/jobs', '/v1/nothing', '/healthz'])('of %s has the headers that keep a browser safe', async (path) => {
		const { headers } = await kit.fetch(path);
		expect(headers.get('x-powered-by')).toBeNull();
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-security-policy': expect.stringContaining("default-src 'self'"),
			'cross-origin-opener-policy': 'same-origin',
			'referrer-policy': 'no-referrer',
			'strict-transport-security': expect.stringMatching(/max-age=\d{7,}/),
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'SAMEORIGIN',
		});
	});

	it('is kept by nobody', async () => {
		expect((await kit.fetch('/v1/jobs')).headers.get('cache-control')).toBe('no-store');
	});
});

describe('a request that is too large', () => {
	it('by its body is refused by the limit of its route', async () => {
		const body = JSON.stringify({ name: 'x'.repeat(1_100_000), role: 'viewer' });
		const small = await kit.fetch('/v1/api-keys', { method: 'POST', body });
		expect(small.status).toBe(413);
		expect(await problemOf(small)).toMatchObject({
			type: 'body-too-large',
			detail: expect.stringContaining('1048576 bytes'),
		});
		const large = await kit.fetch('/v1/jobs', { method: 'POST', body });
		expect(large.status).toBe(422);
	});

	it('by its address is refused', async () => {
		const response = await kit.fetch(`/v1/jobs?cursor=${'x'.repeat(9_000)}`);
		expect(response.status).toBe(414);
		expect(await problemOf(response)).toMatchObject({ type: 'url-too-long', fix: expect.any(String) });
	});

	it('by its header is refused before it is a request', async () => {
		const { head, problem } = await rawProblem(
			`GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
		);
		expect(head).toMatch(/^HTTP\/1\.1 431 /);
		expect(problem).toMatchObject({ type: 'header-too-large', status: 431 });
	});
});

describe('a request that is no HTTP', () => {
	it.each([
		['words', 'hello there\r\n\r\n'],
		['two lengths', 'POST /v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
		[
			'a length and chunks',
			'POST /v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
		],
		['a header with a zero byte', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n'],
	])('but %s is refused, and the next one is answered', async (_, text) => {
		const { problem } = await rawProblem(text);
		expect(problem).toMatchObject({ type: 'request-malformed', status: 400, kind: 'input-invalid' });
		expect((await kit.fetch('/healthz')).status).toBe(200);
	});
});
