import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** RFC 6455, section 1.3. */
const handshakeSuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export type ServerSocket = {
	text(value: object): void;
	binary(bytes: Buffer): void;
	/** Ends the connection without a word, as a lost network does. */
	drop(): void;
};

/** Answers a WebSocket handshake and gives what the server may send; what the client says is read for its close alone. */
export function acceptWebSocket(request: IncomingMessage, socket: Duplex, onGone: () => void): ServerSocket {
	const accept = createHash('sha1')
		.update(`${request.headers['sec-websocket-key']}${handshakeSuffix}`)
		.digest('base64');
	const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
	socket.write([...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
	socket.on('error', () => undefined);
	socket.once('close', onGone);
	socket.on('data', (bytes: Buffer) => {
		const opcode = (bytes[0] ?? 0) & 0x0f;
		if (opcode === 8) socket.end(frame(8, Buffer.alloc(0)));
	});
	return {
		text: (value) => void socket.write(frame(1, Buffer.from(JSON.stringify(value)))),
		binary: (bytes) => void socket.write(frame(2, bytes)),
		drop: () => void socket.destroy(),
	};
}

/** One unmasked frame, final. */
function frame(opcode: number, payload: Buffer): Buffer {
	const short = payload.length < 126;
	const head = Buffer.alloc(short ? 2 : payload.length < 65_536 ? 4 : 10);
	head[0] = 0x80 | opcode;
	if (short) head[1] = payload.length;
	else if (payload.length < 65_536) {
		head[1] = 126;
		head.writeUInt16BE(payload.length, 2);
	} else {
		head[1] = 127;
		head.writeBigUInt64BE(BigInt(payload.length), 2);
	}
	return Buffer.concat([head, payload]);
}
