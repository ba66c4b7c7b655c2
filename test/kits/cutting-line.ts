import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type CuttingLine = {
	endpoint: string;
	/** Bytes that went through to the server. */
	sentBytes(): number;
	/** Cuts the connection once, when so many further bytes have gone through to the server. */
	cutAfter(bytes: number): void;
	cuts(): number;
	stop(): Promise<void>;
};

/** A line to a server that breaks in the middle of a request, without any answer. */
export async function openCuttingLine(target: string): Promise<CuttingLine> {
	const { hostname, port: targetPort } = new URL(target);
	const sockets = new Set<Socket>();
	let [sent, cutAt, cuts] = [0, Infinity, 0];
	const server = createServer((near) => {
		const far = connect(Number(targetPort), hostname);
		for (const [socket, other] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(socket);
			socket.on('error', () => other.destroy());
			socket.on('close', () => (sockets.delete(socket), other.destroy()));
		}
		far.pipe(near);
		near.on('data', (chunk: Buffer) => {
			sent += chunk.length;
			if (sent >= cutAt) {
				[cutAt, cuts] = [Infinity, cuts + 1];
				near.destroy();
				return;
			}
			if (far.write(chunk)) return;
			near.pause();
			far.once('drain', () => near.resume());
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		sentBytes: () => sent,
		cutAfter: (bytes) => void (cutAt = sent + bytes),
		cuts: () => cuts,
		async stop() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}
