import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../domain/ports.js';
import { adoptOrLaunch, type RunningServer } from './adopt-or-launch.js';
import type { ServerPlan } from './launch-server.js';
import { isPostmasterAlive } from './postmaster-file.js';

export type Supervision = {
	/** Process id of the server that runs now. */
	pid(): number;
	/** Stops the server: open transactions are rolled back, everything committed stays. */
	stop(): Promise<void>;
	/** Lets the server run and looks after it no longer. */
	abandon(): void;
};

const lookEveryMs = 500;
const fastStopMs = 15_000;

async function isGoneWithin(plan: ServerPlan, pid: number, timeoutMs: number): Promise<boolean> {
	const until = Date.now() + timeoutMs;
	while (Date.now() < until) {
		if (!(await isPostmasterAlive(plan.cluster, pid))) return true;
		await sleep(25);
	}
	return false;
}

/** Keeps a server running: one that was killed is started again. */
export function supervise(plan: ServerPlan, first: RunningServer, log: Log): Supervision {
	let server = first;
	const watch = new AbortController();
	const { signal } = watch;
	const look = async () => {
		while (!signal.aborted) {
			await sleep(lookEveryMs, undefined, { ref: false, signal }).catch(() => undefined);
			if (signal.aborted || (await isPostmasterAlive(plan.cluster, server.pid))) continue;
			log.error({ pid: server.pid }, 'the embedded database died and is started again');
			try {
				server = await adoptOrLaunch(plan, log);
			} catch (error) {
				log.error({ err: error }, 'the embedded database could not be started again');
			}
		}
	};
	const looking = look();
	return {
		pid: () => server.pid,
		async stop() {
			watch.abort();
			await looking;
			// SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one.
			process.kill(server.pid, 'SIGINT');
			if (await isGoneWithin(plan, server.pid, fastStopMs)) return;
			process.kill(server.pid, 'SIGQUIT');
			await isGoneWithin(plan, server.pid, fastStopMs);
		},
		abandon() {
			watch.abort();
		},
	};
}
