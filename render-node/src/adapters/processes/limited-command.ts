import { existsSync } from 'node:fs';

/** What a program may take of the machine while it works on a file that nobody has checked. */
export type ProcessLimits = {
	/**
	 * Memory of its own that it may write to (RLIMIT_DATA): unlike the whole address space, this leaves out what threads
	 * and allocators only set aside.
	 */
	dataBytes: number;
	/** Processor time of all its threads; null where the work has an end of its own. */
	cpuSeconds: number | null;
};

/**
 * A probe reads a header and some first pictures: a 16K picture of four bytes a pixel takes 566 MB, and FFmpeg holds a
 * few. A render holds the look-ahead of its encoder too: 4K at 40 pictures and four layers stay under 3 GB.
 */
export const probeLimits: ProcessLimits = { dataBytes: 4 * 1024 ** 3, cpuSeconds: 30 };
export const workLimits: ProcessLimits = { dataBytes: 12 * 1024 ** 3, cpuSeconds: null };

/** Of util-linux; it sets the limits of its own process and then becomes the program, under the same process id. */
const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => process.platform === 'linux' && existsSync(path));

/** Why programs run without limits on this machine; null where they have them. */
export const limitsMissing: string | null =
	prlimit === undefined ? 'there is no prlimit here, which sets them on Linux' : null;

export type Command = { file: string; args: string[] };

/** The command that runs a program under limits, where the machine can. */
export function limitedCommand(program: string, args: readonly string[], limits: ProcessLimits | null): Command {
	if (prlimit === undefined || limits === null) return { file: program, args: [...args] };
	const { dataBytes, cpuSeconds } = limits;
	const cpu = cpuSeconds === null ? [] : [`--cpu=${cpuSeconds}:${cpuSeconds + 1}`];
	return { file: prlimit, args: [`--data=${dataBytes}`, '--core=0', ...cpu, '--', program, ...args] };
}

/** What `prlimit` ends with when it finds no such program, or may not start it. */
const notStarted = [126, 127];

/** Whether a limited program never began. */
export const neverBegan = (code: unknown, said: string): boolean =>
	notStarted.includes(Number(code)) && said.startsWith('prlimit: ');

/** The program's own name, behind the limits. */
export function programOf(file: string, args: readonly string[]): string {
	return file === prlimit ? (args[args.indexOf('--') + 1] ?? file) : file;
}
