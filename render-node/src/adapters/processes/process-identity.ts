import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/**
 * One process, so that no other is taken for it.
 * `host`: where its id holds: name of the machine and, on Linux, its boot and the container (PID namespace).
 * `startedAt`: in the kernel's own unit, clock ticks since boot; null where there is no /proc.
 */
export type ProcessIdentity = { host: string; pid: number; startedAt: string | null };

const quietly = (text: Promise<string>) => text.then((found) => found.trim()).catch(() => '');

/** Two containers may share name and folder, and each has a process 1 of its own. */
async function thisHost(): Promise<string> {
	const boot = await quietly(readFile('/proc/sys/kernel/random/boot_id', 'utf8'));
	const container = await quietly(readlink('/proc/self/ns/pid'));
	return [hostname(), boot, container].filter((part) => part !== '').join(' ');
}

/** State and start of a process, fields 3 and 22 of proc_pid_stat(5); null where that cannot be read. */
async function statOf(pid: number): Promise<{ state: string; startedAt: string } | null> {
	const text = await quietly(readFile(`/proc/${pid}/stat`, 'utf8'));
	// The second field is a name in brackets that may hold spaces and brackets itself.
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	const [state, startedAt] = [fields[0], fields[19]];
	return state && startedAt ? { state, startedAt } : null;
}

export async function ownIdentity(): Promise<ProcessIdentity> {
	const { pid } = process;
	return { host: await thisHost(), pid, startedAt: (await statOf(pid))?.startedAt ?? null };
}

function exists(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		// Somebody else's process may not be asked, but it is there.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** Whether a process of this host lives; in doubt it does. One that only waits to be collected does not. */
export async function isAlive({ pid, startedAt }: ProcessIdentity): Promise<boolean> {
	if (!exists(pid)) return false;
	const stat = await statOf(pid);
	if (stat === null || startedAt === null) return true;
	return stat.startedAt === startedAt && !/[ZX]/.test(stat.state);
}
