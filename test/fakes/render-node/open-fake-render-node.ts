import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routeNames, routeSchemas, routeTable, type RouteName } from '@showrunner/contract';
import { Webhook } from 'standardwebhooks';
import { FakeBooks } from './fake-books';
import { createBatch, fakeRoutes, type FakeCall } from './fake-routes';
import { createReviewWait } from './review-routes';
import { FakeRefusal, refuse } from './refusals';

export const apiKey = 'test-key';

type Check = { safeParse(value: unknown): { success: boolean } };
type Schemas = { summary: string; query?: Check; body?: Check; status?: number };

export type FakeRenderNode = Awaited<ReturnType<typeof openFakeRenderNode>>;

/** The service's protocol without its work: requests are checked by the contract and refused as it refuses. */
export async function openFakeRenderNode() {
	const books = new FakeBooks();
	const requests: { name: RouteName; headers: Record<string, unknown> }[] = [];
	const state = { away: 0 };
	const handle = async (request: IncomingMessage, response: ServerResponse) => {
		const raw = Buffer.concat((await request.toArray()) as Buffer[]);
		if (state.away > 0) return void (state.away--, request.socket.destroy());
		const answer = await answerTo(books, request, raw, requests).catch((error: unknown) => {
			if (error instanceof FakeRefusal) return { status: error.problem.status, body: error.problem };
			throw error;
		});
		response.statusCode = answer.status;
		if (Buffer.isBuffer(answer.body)) return void response.end(answer.body);
		response.setHeader('content-type', answer.status < 400 ? 'application/json' : 'application/problem+json');
		response.end(JSON.stringify(answer.body));
	};
	const server = createServer((request, response) => void handle(request, response));
	const port = await listen(server, 0);
	return {
		books,
		requests,
		/** Breaks off the next requests, as a restart would. */
		goAway: (times: number) => void (state.away = times),
		credentials: { baseUrl: `http://127.0.0.1:${port}`, apiKey },
		close: async () => await new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
	};
}

const slowRoutes: Partial<Record<RouteName, (books: FakeBooks, call: FakeCall) => Promise<unknown>>> = {
	createBatch,
	createReviewWait,
};

async function answerTo(
	books: FakeBooks,
	request: IncomingMessage,
	raw: Buffer,
	log: { name: RouteName; headers: Record<string, unknown> }[],
) {
	const url = new URL(request.url ?? '/', 'http://fake');
	const { name, params } = routeOf(request.method ?? '', url.pathname);
	log.push({ name, headers: request.headers });
	if (request.headers.authorization !== `Bearer ${apiKey}`) {
		refuse(401, 'api-key-unknown', 'The API key is not one that this service knows', {
			fix: "Check the 'API Key' of the credential",
		});
	}
	const schemas = routeSchemas[name] as Schemas;
	const query = Object.fromEntries(url.searchParams);
	const body: unknown = schemas.body ? JSON.parse(raw.toString() || 'null') : undefined;
	if (schemas.query && !schemas.query.safeParse(query).success)
		refuse(422, 'input-invalid', 'The query is not as it must be');
	if (schemas.body && !schemas.body.safeParse(body).success)
		refuse(422, 'input-invalid', 'The request is not as it must be');
	const call: FakeCall = { params, query, body: body as never, raw, headers: request.headers };
	const answer = await (slowRoutes[name] ?? fakeRoutes[name])?.(books, call);
	return { status: schemas.status ?? 200, body: answer };
}

function routeOf(method: string, pathname: string): { name: RouteName; params: Record<string, string> } {
	for (const name of routeNames) {
		const pattern = new RegExp(`^${routeTable[name].path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
		const match = routeTable[name].method === method && pattern.exec(pathname);
		if (match) return { name, params: { ...match.groups } };
	}
	return refuse(404, 'route-not-found', 'There is no such route');
}

async function listen(server: Server, port: number): Promise<number> {
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** A message signed as the service signs it, by the reference library of the scheme. */
export function signedMessage(body: object, key = apiKey, at = new Date()) {
	const secret = createHmac('sha256', createHash('sha256').update(key).digest())
		.update('showrunner/webhook/v1')
		.digest();
	const text = JSON.stringify(body);
	const signature = new Webhook(secret.toString('base64')).sign('msg-1', at, text);
	const headers = {
		'webhook-id': 'msg-1',
		'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
		'webhook-signature': signature,
	};
	return { rawBody: Buffer.from(text), headers };
}
