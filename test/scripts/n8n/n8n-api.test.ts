import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callWebhook } from '../../../scripts/n8n/call-webhook.mjs';
import { createN8nApi, outputOf, type Execution } from '../../../scripts/n8n/n8n-api.mjs';

/** Answers as n8n 2.41 does on the routes that matter here; the real one is asked in test/n8n. */
let server: Server;
let baseUrl: string;
let webhookCalls = 0;
const asked: { method?: string; url?: string; body: string }[] = [];

beforeAll(async () => {
	server = createServer(async (request, answer) => {
		const body = await bodyOf(request);
		asked.push({ method: request.method, url: request.url, body });
		const [status, json] = answerTo(request.url ?? '');
		answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.close();
});

function answerTo(url: string): [number, unknown] {
	if (url.startsWith('/webhook/')) {
		webhookCalls++;
		return webhookCalls < 3 ? [404, { message: 'The requested webhook is not registered.' }] : [200, { ok: true }];
	}
	if (url.includes('status=running')) return [200, { data: [{ id: '12', status: 'running' }] }];
	if (url.startsWith('/api/v1/executions?'))
		return [
			200,
			{
				data: [
					{ id: '9', status: 'success' },
					{ id: '11', status: 'waiting' },
				],
			},
		];
	if (url.startsWith('/api/v1/workflows?')) return [200, { data: [{ id: 'w1', name: 'Text to video (old)' }] }];
	if (url === '/api/v1/workflows') return [200, { id: 'w2', name: 'Text to video' }];
	return [500, { message: 'unknown' }];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

describe("the kit's n8n API", () => {
	it('lists what runs beside what has ended or waits, newest first', async () => {
		const executions = await createN8nApi(baseUrl, 'key').listExecutions('w2');
		expect(executions.map(({ id }) => id)).toEqual(['12', '11', '9']);
	});

	it('imports a template with the credentials of this n8n and without what n8n does not take', async () => {
		const template = {
			name: 'Text to video',
			meta: { templateCredsSetupCompleted: true },
			nodes: [{ name: 'Speak', type: 'x', credentials: { showrunnerApi: { id: '', name: '' } } }],
			connections: {},
		};
		await createN8nApi(baseUrl, 'key').importWorkflow(template, { showrunnerApi: { id: 'c1', name: 'Render-node' } });
		const sent = JSON.parse(asked.at(-1)?.body ?? '{}') as { nodes: { credentials: unknown }[] };
		expect(Object.keys(sent)).toEqual(['name', 'nodes', 'connections', 'settings']);
		expect(sent.nodes[0]?.credentials).toEqual({ showrunnerApi: { id: 'c1', name: 'Render-node' } });
	});

	it('asks a webhook again until it is registered', async () => {
		const answer = await callWebhook(baseUrl, 'story', { text: 'Once' });
		expect(answer.status).toBe(200);
		expect(webhookCalls).toBe(3);
	});

	it("says what n8n's refusal says", async () => {
		await expect(createN8nApi(baseUrl, 'key').call('GET', '/nothing')).rejects.toThrow(
			/GET \/nothing with 500.*unknown/,
		);
	});

	it('reads the latest output of a node', () => {
		const run = (text: string) => ({ data: { main: [[{ json: { text } }]] } });
		const execution: Execution = {
			id: '1',
			status: 'success',
			data: { resultData: { runData: { Story: [run('first'), run('second')] } } },
		};
		expect(outputOf(execution, 'Story')).toEqual([{ json: { text: 'second' } }]);
		expect(outputOf(execution, 'Nobody')).toEqual([]);
	});
});
