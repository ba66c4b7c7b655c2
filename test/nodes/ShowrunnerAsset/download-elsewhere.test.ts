import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itemsOf, openEngine } from '../../kits/engine';

const assetId = 'a'.repeat(64);
const asset = { id: assetId, name: 'film.bin', mediaType: 'application/octet-stream', sizeBytes: 4, evidence: [] };

async function listen(listener: RequestListener): Promise<{ server: Server; url: string }> {
	const server = createServer(listener).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a file that lies on S3', () => {
	const asked: { url?: string; authorization?: string }[] = [];
	let store: Awaited<ReturnType<typeof listen>>;
	let service: Awaited<ReturnType<typeof listen>>;
	beforeAll(async () => {
		store = await listen((request, response) => {
			asked.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '' });
			response.end('film');
		});
		service = await listen((request, response) => {
			if (request.url?.endsWith('/content'))
				response.writeHead(302, { location: `${store.url}/bucket/film?X-Amz-Signature=1` }).end();
			else response.setHeader('content-type', 'application/json').end(JSON.stringify(asset));
		});
	});
	afterAll(() => {
		store.server.close();
		service.server.close();
	});

	it('is fetched there, and the API key stays with the service', async () => {
		const parameters = {
			...{ resource: 'asset', operation: 'download' },
			assetId: { __rl: true, mode: 'id', value: assetId },
		};
		const nodes = [{ type: 'n8n-nodes-showrunner.showrunnerAsset', name: 'Node', parameters }];
		const credentials = { baseUrl: service.url, apiKey: 'a-key-of-sixteen' };
		const run = await openEngine({ nodes, input: [{ json: {} }], credentials, mode: 'manual' }).begin().ended;
		expect(run.data.resultData.error).toBeUndefined();
		const { data } = itemsOf(run, 'Node')[0]?.binary ?? {};
		expect(Buffer.from(data?.data ?? '', 'base64').toString()).toBe('film');
		expect(asked).toEqual([{ url: '/bucket/film?X-Amz-Signature=1', authorization: '' }]);
	});
});
