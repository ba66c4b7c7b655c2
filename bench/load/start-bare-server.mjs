import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/paths.mjs';

/**
 * Starts the route that the service is compared with, in a process of its own as the service is.
 * @param {object} job what it answers
 */
export async function startBareServer(job) {
	// Where the service's own Express is found.
	const entry = path.join(root, 'render-node', `bare-server.${process.pid}.mjs`);
	copyFileSync(path.join(import.meta.dirname, 'bare-server.mjs'), entry);
	const env = { ...process.env, NODE_ENV: 'production' };
	const child = spawn(process.execPath, [entry, JSON.stringify(job)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
	const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
	rmSync(entry);
	return {
		pid: () => /** @type {number} */ (child.pid),
		baseUrl: `http://127.0.0.1:${String(port).trim()}`,
		async stop() {
			const ended = once(child, 'exit');
			child.kill();
			await ended;
		},
	};
}
