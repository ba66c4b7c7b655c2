import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HubFile } from './hub-repository';

/** `cut`: once, the connection ends after so many bytes. `stall`: the rest never comes. `flip`: one bit is wrong. */
export type Mischief = { kind: 'cut' | 'stall'; afterBytes: number } | { kind: 'flip' } | { kind: 'no-range' };

type Sending = {
	file: HubFile;
	request: IncomingMessage;
	response: ServerResponse;
	mischief: Map<string, Mischief>;
	count(bytes: number): void;
};

const pieceBytes = 16 * 1024;

/** Answers with a file or the rest of it (`Range: bytes=N-`), in pieces, so that a connection can end midway. */
export async function sendFile({ file, request, response, mischief, count }: Sending): Promise<void> {
	const wrong = mischief.get(file.path);
	const from = wrong?.kind === 'no-range' ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
	if (from >= file.bytes.length && from > 0) {
		response.writeHead(416, { 'content-range': `bytes */${file.bytes.length}` }).end();
		return;
	}
	const whole = wrong?.kind === 'flip' ? flipped(file.bytes) : file.bytes;
	const range = { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` };
	response.writeHead(from > 0 ? 206 : 200, { 'content-length': whole.length - from, ...(from > 0 ? range : {}) });
	if (request.method === 'HEAD') return void response.end();
	const limit = wrong?.kind === 'cut' || wrong?.kind === 'stall' ? wrong.afterBytes : Infinity;
	const closed = once(response, 'close');
	let gone = 0;
	for (let at = from; at < whole.length && gone < limit; at += pieceBytes) {
		const piece = whole.subarray(at, Math.min(at + pieceBytes, whole.length, at + limit - gone));
		if (!response.write(piece) && !response.destroyed) await Promise.race([once(response, 'drain'), closed]);
		if (response.destroyed) return;
		gone += piece.length;
		count(piece.length);
	}
	if (wrong?.kind === 'stall') return;
	if (wrong?.kind !== 'cut') return void response.end();
	mischief.delete(file.path);
	// What was written has to reach the other end before the connection breaks.
	response.socket?.end();
}

function flipped(bytes: Buffer): Buffer {
	const copy = Buffer.from(bytes);
	copy.writeUInt8(copy.readUInt8(0) ^ 1, 0);
	return copy;
}
