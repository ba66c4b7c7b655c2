import { createServer } from 'node:net';

/**
 * A TCP port of the loopback address that nobody listens on: the wished one, or any where it is taken.
 * @param {number} [wished]
 * @returns {Promise<number>}
 */
export async function freePort(wished = 0) {
	return (await tryPort(wished)) ?? (await tryPort(0)) ?? 0;
}

/** @param {number} wished @returns {Promise<number | undefined>} */
function tryPort(wished) {
	return new Promise((resolve) => {
		const server = createServer().once('error', () => resolve(undefined));
		server.listen(wished, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address ? address.port : undefined;
			server.close(() => resolve(port));
		});
	});
}
