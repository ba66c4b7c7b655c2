import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { ParsedCall } from '../../../render-node/src/http/parsed-call.js';
import { serve, type Serving } from '../../../render-node/src/http/serve.js';

const parts = { params: {}, query: undefined, body: undefined, idempotencyKey: undefined };
const closing = new AbortController();
const calls: ParsedCall[] = [];
let serving: Serving;

beforeAll(async () => {
	const app = express();
	app.get('/answered', (request, response) => {
		calls.push(new ParsedCall(parts, request, response, closing.signal));
		response.end();
	});
	app.get('/held', (request, response) => {
		calls.push(new ParsedCall(parts, request, response, closing.signal));
		response.write('a beginning');
	});
	serving = await serve(app, '127.0.0.1', 0);
});
afterAll(() => serving.close(0));

async function call(path: string, abort = new AbortController()) {
	const response = await fetch(`http://127.0.0.1:${serving.port}${path}`, { signal: abort.signal });
	const made = calls.pop();
	if (!made) throw new Error('no call was made');
	return { made, response };
}

describe('what a handler is given', () => {
	it('has one signal, which is aborted when the caller hangs up', async () => {
		const abort = new AbortController();
		const { made } = await call('/held', abort);
		const { signal } = made;
		expect(made.signal).toBe(signal);
		expect(signal.aborted).toBe(false);
		abort.abort();
		await once(signal, 'abort');
	});

	it('has a signal that stays quiet after a whole answer', async () => {
		const { made, response } = await call('/answered');
		const { signal } = made;
		await response.text();
		expect(signal.aborted).toBe(false);
	});

	it('has no getter of its own, by which V8 would keep every request until a full collection', async () => {
		const { made } = await call('/answered');
		const own = Object.values(Object.getOwnPropertyDescriptors(made));
		expect(own.length).toBeGreaterThan(0);
		expect(own.filter(({ get }) => get)).toEqual([]);
	});

	it('is aborted when the service shuts down', async () => {
		const { made } = await call('/held');
		const { signal } = made;
		closing.abort();
		expect(signal.aborted).toBe(true);
	});
});
