import { STATUS_CODES, type Server, type ServerOptions } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '@showrunner/contract';
import { errorCode } from '../domain/error-code.js';

/** Longest header, the request line included. */
const maxHeaderSize = 16 * 1024;
/** Whoever takes longer to send a header keeps a connection from others. */
export const slowestHeaderMs = 20_000;

/** Limits that hold before a request has become one. */
export const connectionLimits = (headersTimeout: number): ServerOptions => ({
	...{ maxHeaderSize, headersTimeout, connectionsCheckingInterval: headersTimeout / 4 },
});

type Case = Pick<Problem, 'type' | 'title' | 'status' | 'fix'>;

const cases: Record<string, Case> = {
	HPE_HEADER_OVERFLOW: {
		type: 'header-too-large',
		title: `The header of the request is longer than ${maxHeaderSize / 1024} KB`,
		status: 431,
		fix: 'Send fewer or shorter headers and a shorter address',
	},
	ERR_HTTP_REQUEST_TIMEOUT: {
		type: 'header-too-slow',
		title: 'The header of the request came too slowly',
		status: 408,
		fix: 'Send the request again over a better connection',
	},
};
const malformed: Case = {
	type: 'request-malformed',
	title: 'The request is not HTTP as it must be',
	status: 400,
	fix: 'Check what stands between the caller and the service',
};

function answerRaw(socket: Duplex, { type, title, status, fix }: Case): void {
	const problem: Problem = { type, title, status, kind: 'input-invalid', ...(fix !== undefined && { fix }) };
	const body = JSON.stringify(problem);
	socket.end(
		[
			`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
			'Connection: close',
			'Content-Type: application/problem+json',
			`Content-Length: ${Buffer.byteLength(body)}`,
			'',
			body,
		].join('\r\n'),
	);
}

/** Answers what never became a request by a problem document as well, and closes the connection. */
export function answerBrokenRequests(server: Server): void {
	const answering = new WeakSet<Duplex>();
	server.on('request', ({ socket }, response) => {
		answering.add(socket);
		response.once('close', () => void answering.delete(socket));
	});
	server.on('clientError', (error, socket) => {
		// In the midst of an answer, another one would be read as part of it.
		if (!socket.writable || errorCode(error) === 'ECONNRESET' || answering.has(socket)) return void socket.destroy();
		answerRaw(socket, cases[errorCode(error)] ?? malformed);
	});
}
