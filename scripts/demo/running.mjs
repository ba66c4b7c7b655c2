import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../paths.mjs';
import { waitUntil } from '../process/wait-until.mjs';
import { SetupFailed } from '../setup/setup-failed.mjs';

const file = path.join(cache, 'demo', 'running.json');

/** @typedef {{ owner: number, servers: number[] }} Running */

/** @param {number[]} servers process ids, each the head of its group */
export function rememberRunning(servers) {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify({ owner: process.pid, servers }));
}

export function forgetRunning() {
	rmSync(file, { force: true });
}

/**
 * Ends what an earlier demo left running. Refuses while that demo is still at work.
 * @returns {Promise<number>} how many servers were stopped
 */
export async function stopEarlierDemo() {
	if (!existsSync(file)) return 0;
	/** @type {Running} */
	const { owner, servers } = JSON.parse(readFileSync(file, 'utf8'));
	if (owner !== process.pid && commandOf(owner).includes('scripts/demo')) {
		throw new SetupFailed(
			`A demo is already at work (process ${owner}). Wait for its end, or stop it with: kill ${owner}`,
		);
	}
	// A process id may belong to somebody else by now, so the command line has to be ours.
	const alive = servers.filter(isOurs);
	for (const pid of alive) process.kill(pid, 'SIGTERM');
	await waitUntil('the servers of an earlier demo to end', async () => (alive.some(isOurs) ? undefined : true), {
		limitMs: 60_000,
	});
	forgetRunning();
	return alive.length;
}

/** @param {number} pid */
const isOurs = (pid) => /bin\/n8n|render-node/.test(commandOf(pid));

/** @param {number} pid */
function commandOf(pid) {
	try {
		if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
		return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		});
	} catch {
		return '';
	}
}
