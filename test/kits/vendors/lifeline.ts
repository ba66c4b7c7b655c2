import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bytesOf } from '../../fakes/http-answers';

/** A request that went through. `status` 0: the other side was away. */
export type Passed = {
	method: string;
	path: string;
	status: number;
	isDelivered: boolean;
	isOver: boolean;
	sent: string;
};

export type Lifeline = {
	baseUrl: string;
	passed: Passed[];
	/** From now on nothing gets through in either direction, as when the process behind it has died. */
	cut(): void;
	stop(): Promise<void>;
};

const without = (headers: object, names: readonly string[]) =>
	Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))) as Record<string, string>;

/** All that one run sends to one server. What the server was asked goes on there although nobody hears the answer. */
export async function openLifeline(target: () => string): Promise<Lifeline> {
	const passed: Passed[] = [];
	let isCut = false;
	const carry = async (incoming: IncomingMessage, response: ServerResponse) => {
		const body = await bytesOf(incoming);
		// Whatever is left of a run that has died is told to go away.
		if (isCut) return void response.writeHead(410, { 'content-type': 'application/json' }).end('{}');
		const { method = 'GET', url = '/' } = incoming;
		const one: Passed = {
			method,
			path: url.split('?')[0] ?? url,
			status: 0,
			isDelivered: false,
			isOver: false,
			sent: body.toString('utf8'),
		};
		passed.push(one);
		const headers = without(incoming.headers, ['host', 'connection', 'content-length']);
		const sent = { method, headers, ...(body.length > 0 && { body }) };
		const asked = fetch(`${target()}${url}`, { ...sent, redirect: 'manual' });
		const { answer, bytes } = await asked
			.then(async (answer) => ({ answer, bytes: Buffer.from(await answer.arrayBuffer()) }))
			.finally(() => void (one.isOver = true));
		one.status = answer.status;
		if (isCut || response.destroyed) return void response.destroy();
		one.isDelivered = true;
		const kept = without(Object.fromEntries(answer.headers), ['transfer-encoding', 'content-encoding']);
		response.writeHead(answer.status, { ...kept, 'content-length': bytes.length }).end(bytes);
	};
	const server = createServer((incoming, response) => void carry(incoming, response).catch(() => response.destroy()));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		passed,
		cut() {
			isCut = true;
			server.closeAllConnections();
		},
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
