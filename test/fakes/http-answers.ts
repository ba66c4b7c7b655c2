import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a server does instead of its work, until it is told otherwise. */
export type Fault =
	| 'none'
	| 'unauthorized'
	| 'busy'
	| 'loading'
	| 'malformed'
	| 'cut'
	| 'no-http'
	| 'stall'
	| 'hang'
	| 'no-media'
	| 'vanish';

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

export function answerJson(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
) {
	response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers as a broken server does; false where the fault does not show in an answer to this call. */
export function answeredByFault(fault: Fault, response: ServerResponse): boolean {
	if (fault === 'busy') answerJson(response, 429, { error: { message: 'too many requests' } }, { 'retry-after': '7' });
	else if (fault === 'loading') answerJson(response, 503, { detail: 'the model is still being loaded' });
	else if (fault === 'malformed') response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": [');
	else if (fault === 'cut') {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' }).write('{"data"');
		setTimeout(() => response.destroy(), 20);
	} else if (fault === 'no-http') response.socket?.end('This is no HTTP\r\n\r\n');
	else if (fault === 'stall') {
		response.writeHead(200, { 'content-type': 'application/json' }).write('{"data"');
	} else return false;
	return true;
}
