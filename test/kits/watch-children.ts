import { readFileSync } from 'node:fs';
import { childrenOf } from './child-processes.js';

export type ChildrenWatched = {
	/** Most memory that any process of them held at once. */
	mostBytes: number;
	/** Most bytes that any of them read, from files and pipes. */
	mostReadBytes: number;
};

const everyMs = 10;

/** Looks at the processes that a piece of work starts while it goes on; needs Linux. */
export async function watchChildren<T>(work: () => Promise<T>): Promise<ChildrenWatched & { value: T }> {
	const seen: ChildrenWatched = { mostBytes: 0, mostReadBytes: 0 };
	const look = () => {
		for (const pid of childrenOf(process.pid)) {
			const bytes = 1024 * numberIn(`/proc/${pid}/status`, /^VmHWM:\s+(\d+) kB/m);
			seen.mostBytes = Math.max(seen.mostBytes, bytes);
			seen.mostReadBytes = Math.max(seen.mostReadBytes, numberIn(`/proc/${pid}/io`, /^rchar: (\d+)/m));
		}
	};
	const timer = setInterval(look, everyMs);
	try {
		return { value: await work(), ...seen };
	} finally {
		clearInterval(timer);
	}
}

/** 0 of a process that has just ended. */
function numberIn(file: string, pattern: RegExp): number {
	try {
		return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
	} catch {
		return 0;
	}
}
