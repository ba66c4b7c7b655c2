import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import pino from 'pino';
import { logRequests } from '../../../render-node/src/http/log-requests.js';
import { serve, type Serving } from '../../../render-node/src/http/serve.js';
import { eventually } from '../../kits/patience.js';

type Line = { level: number; msg: string; req: { id: string; method: string; url: string } };

const lines: Line[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
let serving: Serving;

beforeAll(async () => {
	const app = express();
	app.use(logRequests(log));
	app.get('/held', (_request, response) => void response.write('a beginning'));
	app.get('/broken', (_request, response) => {
		response.end('whole');
		response.write('and more');
	});
	app.get('/status/:status', (request, response) => void response.status(Number(request.params.status)).end());
	serving = await serve(app, '127.0.0.1', 0);
});
afterAll(() => serving.close(0));

const call = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${serving.port}${path}`, init);
const lineOf = (url: string) => eventually(`the line of ${url}`, async () => lines.find(({ req }) => req.url === url));

describe('the line of a request', () => {
	it.each([
		[200, 20, 'request answered'],
		[404, 30, 'request answered'],
		[503, 50, 'request failed'],
	])('of an answer %d stands at level %d', async (status, level, msg) => {
		const { headers } = await call(`/status/${status}`);
		const line = await lineOf(`/status/${status}`);
		const id = headers.get('x-request-id');
		expect(line).toMatchObject({ level, msg, req: { id, method: 'GET' }, res: { statusCode: status } });
		expect(line).toHaveProperty('responseTime', expect.any(Number));
		expect(line).not.toHaveProperty('err');
	});

	it('is written for a caller who hangs up', async () => {
		const abort = new AbortController();
		await call('/held', { signal: abort.signal });
		abort.abort();
		expect(await lineOf('/held')).toMatchObject({ msg: 'request answered' });
	});

	it('is an error where the answer could not be sent, which does not end the process', async () => {
		await call('/broken').then((response) => response.text());
		expect(await lineOf('/broken')).toMatchObject({ level: 50, msg: 'request failed' });
	});

	it('holds no secret of the address', async () => {
		await call('/status/200?expires=1&signature=abc&token=def');
		await lineOf('/status/200?expires=1&signature=[secret]&token=[secret]');
		expect(JSON.stringify(lines)).not.toMatch(/abc|def/);
	});

	it('names the request as its caller does, unless that is not safe to write down', async () => {
		const named = await call('/status/204', { headers: { 'x-request-id': 'run-7.step_2' } });
		expect(named.headers.get('x-request-id')).toBe('run-7.step_2');
		const unsafe = await call('/status/204', { headers: { 'x-request-id': 'a b' } });
		expect(unsafe.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
	});

	it('is not written below the level of the log', async () => {
		log.level = 'error';
		await call('/status/201');
		await call('/status/500');
		await lineOf('/status/500');
		log.level = 'debug';
		expect(lines.filter(({ req }) => req.url === '/status/201')).toEqual([]);
	});
});
