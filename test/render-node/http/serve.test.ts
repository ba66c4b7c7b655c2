import { connect } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { serve, type Serving } from '../../../render-node/src/http/serve.js';
import { signalled } from '../../kits/patience.js';

const idleMs = 2_000;
const open: Serving[] = [];
afterAll(() => Promise.all(open.map((serving) => serving.close(0))));

/** A server that reads a body to its end; resolves `broken` when the body ends before that. */
async function reader() {
	const broken = signalled<string>();
	const app = express();
	app.post('/', async (request, response) => {
		let sizeBytes = 0;
		try {
			for await (const chunk of request) sizeBytes += (chunk as Buffer).length;
			response.json({ sizeBytes });
		} catch (error) {
			broken.resolve(String(error));
		}
	});
	const serving = await serve(app, '127.0.0.1', 0, idleMs);
	open.push(serving);
	return { port: serving.port, broken: broken.promise };
}

describe('a header', () => {
	it('that comes drop by drop is not waited for, while others are answered', async () => {
		const app = express();
		app.get('/', (_request, response) => void response.json({}));
		const serving = await serve(app, '127.0.0.1', 0, 10_000, 2_000);
		open.push(serving);
		const socket = connect(serving.port, '127.0.0.1');
		const closed = signalled<string>();
		let said = '';
		socket.setEncoding('utf8').on('data', (chunk) => (said += String(chunk)));
		socket.on('close', () => closed.resolve(said));
		socket.write('GET / HTTP/1.1\r\nHost: a\r\n');
		const dripping = setInterval(() => socket.write('X: y\r\n'), 50);
		expect((await fetch(`http://127.0.0.1:${serving.port}/`)).status).toBe(200);
		const answer = await closed.promise;
		clearInterval(dripping);
		expect(answer).toMatch(/^HTTP\/1\.1 408 /);
		expect(answer).toContain('"type":"header-too-slow"');
	});
});

describe('a request', () => {
	it('ends when nothing more of its body comes', async () => {
		const { port, broken } = await reader();
		const begun = Date.now();
		connect(port, '127.0.0.1').write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc');
		expect(await broken).toMatch(/aborted/);
		expect(Date.now() - begun).toBeGreaterThanOrEqual(idleMs - 10);
	});

	it('may take longer than that as long as it goes on', async () => {
		const { port } = await reader();
		const body = new ReadableStream({
			async start(controller) {
				for (let sent = 0; sent < 6; sent++) {
					controller.enqueue(new Uint8Array(5));
					await new Promise((resolve) => setTimeout(resolve, idleMs / 5));
				}
				controller.close();
			},
		});
		const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, duplex: 'half' } as RequestInit);
		expect(await response.json()).toEqual({ sizeBytes: 30 });
	});
});
