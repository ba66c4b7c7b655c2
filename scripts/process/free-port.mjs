import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to whoever asks for any: none of these goes to somebody else before it is used. */
const [lowest, count] = [20_000, 12_000];
const tries = 20;

/**
 * A TCP port of the loopback address that nobody listens on: the wished one, or any where it is taken.
 * @param {number} [wished]
 * @returns {Promise<number>}
 */
export async function freePort(wished) {
	const found = wished === undefined ? undefined : await tryPort(wished);
	for (let tried = 0; found === undefined && tried < tries; tried++) {
		const port = await tryPort(lowest + randomInt(count));
		if (port !== undefined) return port;
	}
	return found ?? (await tryPort(0)) ?? 0;
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
