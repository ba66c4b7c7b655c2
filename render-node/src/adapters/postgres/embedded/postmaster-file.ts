import { readFile, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../../domain/error-code.js';

/** What a running server writes about itself into its data directory. */
export type PostmasterFile = { pid: number; port: number; socketDir: string };

/** Null where no server runs, or none has got so far as to write its socket down. */
export async function readPostmasterFile(dataDir: string): Promise<PostmasterFile | null> {
	const text = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
	const [pid, , , port, socketDir] = text.split('\n');
	if (!Number(pid)) return null;
	return { pid: Number(pid), port: Number(port ?? 0), socketDir: socketDir?.trim() ?? '' };
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === 'EPERM';
	}
}

/**
 * Whether the process that the file names is that server. Its working directory is the data directory;
 * after a restart of the machine or the container the number can be another program's.
 */
export async function isPostmasterAlive(dataDir: string, pid: number): Promise<boolean> {
	if (!isAlive(pid)) return false;
	if (process.platform !== 'linux') return true;
	try {
		return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(dataDir));
	} catch (error) {
		// Another user's process keeps its directory to itself: then it may be the server.
		return errorCode(error) === 'EACCES';
	}
}
