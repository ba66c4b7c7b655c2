import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Door } from './vendor-doors';

export type OpenDoor = {
	url: string;
	/** Requests that came, as `GET /path?query`, without the secret where that belongs in the query. */
	asked: string[];
	/** Headers of the latest request. */
	latest: () => IncomingMessage['headers'];
	close(): Promise<void>;
};

/** A server that answers as the vendor does, and only to requests that carry what the vendor wants to see. */
export async function openVendorDoor(door: Door): Promise<OpenDoor> {
	const asked: string[] = [];
	let headers: IncomingMessage['headers'] = {};
	const server = createServer((request, response) => {
		headers = request.headers;
		const url = new URL(request.url ?? '', 'http://vendor');
		const letIn =
			Object.entries(door.header ?? {}).every(([name, value]) => headers[name] === value) &&
			Object.entries(door.query ?? {}).every(([name, value]) => url.searchParams.get(name) === value);
		for (const name of Object.keys(door.query ?? {})) url.searchParams.delete(name);
		const question = `${request.method} ${url.pathname}${url.search}`;
		asked.push(question);
		const { status, body } =
			question !== door.asks ? { status: 404, body: 'no such page' } : letIn ? door.opens : door.refuses;
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		asked,
		latest: () => headers,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
