import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
	| { kind: 'answer'; status: number; code: string; headers?: Record<string, string> }
	/** Takes the request and never answers. */
	| { kind: 'silence' }
	/** Ends the connection after so many bytes of the answer's body. */
	| { kind: 'cut'; afterBytes: number }
	/** Passes the answer on with its first byte changed. */
	| { kind: 'falsify' };

/** What goes wrong with a request; null: nothing. */
export type Faults = (request: { method: string; url: string; headers: IncomingMessage['headers'] }) => Fault | null;

export type FaultProxy = {
	endpoint: string;
	/** Requests so far as `METHOD /path?query`. */
	seen: string[];
	/** Sets what goes wrong from now on. */
	break(faults: Faults): void;
	heal(): void;
	stop(): Promise<void>;
};

const errorDocument = (code: string) =>
	`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;

function falsified(chunk: Buffer, at: number): Buffer {
	if (at > 0 || chunk.length === 0) return chunk;
	const copy = Buffer.from(chunk);
	copy[0] = (copy[0] ?? 0) ^ 0xff;
	return copy;
}

function passOn(target: URL, incoming: IncomingMessage, response: ServerResponse, fault: Fault | null): void {
	const { method, url, headers } = incoming;
	const outgoing = request({ host: target.hostname, port: target.port, method, path: url, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		let sent = 0;
		answer.on('data', (chunk: Buffer) => {
			if (fault?.kind === 'cut' && sent + chunk.length > fault.afterBytes) {
				response.write(chunk.subarray(0, fault.afterBytes - sent), () => response.destroy());
				answer.destroy();
				return;
			}
			response.write(fault?.kind === 'falsify' ? falsified(chunk, sent) : chunk);
			sent += chunk.length;
		});
		answer.on('end', () => response.end());
	});
	outgoing.on('error', () => response.destroy());
	incoming.pipe(outgoing);
}

/** A proxy before a server, on which requests go wrong as a test wants it. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
	const seen: string[] = [];
	let faults: Faults = () => null;
	const server = createServer((incoming, response) => {
		const { method = '', url = '', headers } = incoming;
		seen.push(`${method} ${url}`);
		const fault = faults({ method, url, headers });
		if (fault?.kind === 'silence') return;
		if (fault?.kind === 'answer') {
			incoming.resume();
			response.writeHead(fault.status, { 'content-type': 'application/xml', ...fault.headers });
			response.end(method === 'HEAD' ? undefined : errorDocument(fault.code));
			return;
		}
		passOn(new URL(target), incoming, response, fault);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${port}`,
		seen,
		break(wanted) {
			faults = wanted;
		},
		heal() {
			faults = () => null;
		},
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
