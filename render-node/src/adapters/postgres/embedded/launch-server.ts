import { spawn } from 'node:child_process';
import { open, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import type { ChildIdentity } from './child-identity.js';
import { serverArguments } from './endpoint.js';

export type ServerPlan = {
	root: string;
	home: string;
	cluster: string;
	socketDir: string;
	child: ChildIdentity | null;
};

const longestLogBytes = 5 * 1024 * 1024;

/** Opens the server's log for appending; one that has grown long begins anew. */
async function openLog(home: string) {
	const file = path.join(home, 'server.log');
	const size = await stat(file).then(
		(found) => found.size,
		() => 0,
	);
	if (size > longestLogBytes) await truncate(file);
	return open(file, 'a', 0o600);
}

/**
 * Starts the server's process, and does not wait until it answers.
 * It has a session of its own, so that Ctrl-C reaches it only through us.
 * @returns its process id
 */
export async function launchServer({ root, home, cluster, socketDir, child }: ServerPlan): Promise<number> {
	const log = await openLog(home);
	try {
		const server = spawn(path.join(root, 'bin', 'postgres'), serverArguments(cluster, socketDir), {
			cwd: home,
			detached: true,
			stdio: ['ignore', log.fd, log.fd],
			env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
			...child,
		});
		const pid = await new Promise<number>((resolve, reject) => {
			server.once('error', reject);
			server.once('spawn', () => resolve(server.pid ?? 0));
		});
		server.unref();
		return pid;
	} finally {
		await log.close();
	}
}
