import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { method: string; path: string; headers: Record<string, string>; body: string; at: number };
export type Reply = { status: number; body?: string };

export type Receiver = {
	url(path: string): string;
	/** All requests but OPTIONS, which only ask whether somebody is there. */
	received: Received[];
	stop(): Promise<void>;
};

/** A server that answers webhooks as told, or not at all for null, and remembers them. */
export async function startReceiver(
	answer: (request: Received, earlier: Received[]) => Reply | null,
): Promise<Receiver> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
		request.on('end', (): unknown => {
			const { method = '', url: path = '' } = request;
			const one = { method, path, headers: request.headers as Record<string, string>, body, at: Date.now() };
			if (method === 'OPTIONS') return response.writeHead(204).end();
			const reply = answer(one, [...received]);
			received.push(one);
			if (!reply) return;
			return response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body ?? '');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: (path) => `http://127.0.0.1:${port}${path}`,
		received,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
