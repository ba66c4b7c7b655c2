import { readdir, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../domain/ports.js';

/** A killed process is gone within moments, unless it waits for a disk. */
const goneTries = 40;
const betweenTriesMs = 50;

/** Process ids that work in a folder beneath `root`; none where there is no /proc, as on macOS. */
async function workingBeneath(root: string): Promise<number[]> {
	const names = await readdir('/proc').catch((): string[] => []);
	const found: number[] = [];
	for (const name of names) {
		if (!/^\d+$/.test(name)) continue;
		const cwd = await readlink(`/proc/${name}/cwd`).catch(() => '');
		if (cwd.startsWith(root + path.sep)) found.push(Number(name));
	}
	return found;
}

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// It has ended by itself, or is not ours to end.
	}
}

/**
 * Ends the programs that a killed service left at work in the folders of its jobs. FFmpeg ignores that nobody reads
 * its pipes any more, and would go on with a piece of work that is begun anew.
 */
export async function endOrphans(workRoot: string, log: Log): Promise<void> {
	const root = await realpath(workRoot).catch(() => null);
	// Another service has removed it in the meantime.
	if (root === null) return;
	const orphans = await workingBeneath(root);
	if (orphans.length === 0) return;
	log.info({ pids: orphans }, 'programs that a killed service left behind are ended');
	orphans.forEach(kill);
	for (let tries = 0; tries < goneTries && (await workingBeneath(root)).length > 0; tries++)
		await sleep(betweenTriesMs);
}
