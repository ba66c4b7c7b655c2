import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { configurationInvalid } from '../domain/refusal.js';
import { errorCode } from '../domain/error-code.js';

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

/** Listens on the address; port 0 takes any that is free. */
export async function serve(app: Express, host: string, port: number): Promise<Serving> {
	const server = createServer(app);
	// An upload of some gigabytes may take longer than Node's five minutes; a header may not.
	server.requestTimeout = 0;
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
