import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '../../scripts/process/free-port.mjs';
import { waitUntil } from '../../scripts/process/wait-until.mjs';

function answers(port: number): Promise<true | undefined> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.once(
			'data',
			(bytes) => (socket.destroy(), resolve(bytes.toString().startsWith('+PONG') ? true : undefined)),
		);
		socket.once('error', () => resolve(undefined));
	});
}

/** A Redis on a free loopback port that keeps nothing on disk. */
export async function startRedis(): Promise<{ port: number; stop(): Promise<void> }> {
	const port = await freePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const child = spawn('redis-server', args, { stdio: 'ignore' });
	const ended = once(child, 'exit');
	await waitUntil('Redis', () => answers(port), { limitMs: 60_000, everyMs: 50 });
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
	};
	return { port, stop };
}
