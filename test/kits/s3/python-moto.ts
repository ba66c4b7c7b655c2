import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe } from '@jest/globals';
import { pythonWith } from '../python-with';
import type { S3Server } from './s3-server';

const python = pythonWith('moto');

/** Tests that need moto; skipped where it is missing, unless SHOWRUNNER_REQUIRE names python. */
export const describeMoto: typeof describe.skip = python === null ? describe.skip : describe;

const program = `
from moto.server import ThreadedMotoServer
import sys
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
`;

/** An S3 server of moto's. It ends with the pipe to it, so that none is left when a test run is killed. */
export async function startMoto(): Promise<S3Server> {
	if (python === null) throw new Error('There is no Python with moto');
	const child = spawn(python, ['-c', program], { stdio: ['pipe', 'pipe', 'ignore'] });
	const exited = once(child, 'exit');
	for await (const line of createInterface({ input: child.stdout })) {
		const stop = async () => {
			child.kill();
			await exited;
		};
		return { endpoint: `http://127.0.0.1:${line.trim()}`, stop };
	}
	throw new Error('moto did not start');
}
