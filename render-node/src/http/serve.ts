import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { configurationInvalid } from '../domain/refusal.js';
import { errorCode } from '../domain/error-code.js';
import { answerBrokenRequests, connectionLimits, slowestHeaderMs } from './guard-connections.js';

export type Serving = {
	port: number;
	/** Serves what has begun, up to the limit, and takes nothing new. */
	close(limitMs: number): Promise<void>;
};

function closeServer(server: Server, limitMs: number): Promise<void> {
	return new Promise((resolve) => {
		const idle = setInterval(() => server.closeIdleConnections(), 100);
		const limit = setTimeout(() => server.closeAllConnections(), limitMs);
		server.close(() => {
			clearInterval(idle);
			clearTimeout(limit);
			resolve();
		});
	});
}

const fixes: Record<string, string> = {
	EADDRINUSE: 'Stop the program that uses it, or choose another port with SHOWRUNNER_PORT',
	EACCES: 'Choose a port above 1023 with SHOWRUNNER_PORT',
};

/** The longest answer that is waited for, and every event stream, sends something sooner. */
const idleLimitMs = 10 * 60_000;

/**
 * Listens on the address; port 0 takes any that is free.
 * @param idleMs a connection on which nothing moves for this long is closed
 * @param headerMs a header has to be there within this
 */
export async function serve(
	app: Express,
	host: string,
	port: number,
	idleMs = idleLimitMs,
	headerMs = slowestHeaderMs,
): Promise<Serving> {
	const server = createServer(connectionLimits(headerMs), app);
	answerBrokenRequests(server);
	// An upload of some gigabytes may take longer than Node's five minutes, as long as it goes on; a header may not.
	server.requestTimeout = 0;
	server.timeout = idleMs;
	server.listen(port, host);
	try {
		await once(server, 'listening');
	} catch (error) {
		throw configurationInvalid('address-not-available', `The service cannot listen on ${host}:${port}`, {
			detail: errorCode(error),
			fix: fixes[errorCode(error)] ?? 'Check SHOWRUNNER_HOST and SHOWRUNNER_PORT',
			field: 'SHOWRUNNER_PORT',
		});
	}
	return { port: (server.address() as AddressInfo).port, close: (limitMs) => closeServer(server, limitMs) };
}
