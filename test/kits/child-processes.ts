import { readdirSync, readFileSync } from 'node:fs';

type Child = { pid: number; name: string };

function findChildren(of: number): Child[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((pid) => {
			const [, name = '', state = '', parent = ''] = /\((.*)\) (\S) (\d+)/.exec(read(`/proc/${pid}/stat`)) ?? [];
			return Number(parent) === of && state !== 'Z' ? [{ pid: Number(pid), name }] : [];
		});
}

/** Names of the processes that this one has started and that still run; needs Linux. */
export const childProcesses = (): string[] => findChildren(process.pid).map(({ name }) => name);

/** Ids of the processes that a process has started and that still run; needs Linux. */
export const childrenOf = (pid: number): number[] => findChildren(pid).map((child) => child.pid);

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
