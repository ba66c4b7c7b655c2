import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../domain/ports.js';

/** Entries whose holder has not been heard of for this long are given to somebody else. */
export const heartbeatSeconds = 20;
/** A holder says this often that it lives, so that no single word that gets lost is taken for its death. */
export const heartbeatRefreshSeconds = 5;

export type SupervisePace = { everyMs: number; calmMs: number; gapMs: number };
/**
 * Nobody could say that it lives while the database was away or its clock jumped. So the database must have answered
 * without a gap for as long as a heartbeat lasts before anybody is taken for dead.
 */
const usualPace: SupervisePace = { everyMs: 5_000, calmMs: heartbeatSeconds * 1_000, gapMs: 10_000 };

export type SuperviseOptions = {
	/** Gives the entries of the dead to others. */
	supervise(): Promise<void>;
	/** The database's own clock, in milliseconds. */
	readClock(): Promise<number>;
	log: Log;
	pace?: SupervisePace;
};

/** Sees to the queues again and again; returns the way to stop, which waits for what has begun. */
export function superviseQueues({
	supervise,
	readClock,
	log,
	pace = usualPace,
}: SuperviseOptions): () => Promise<void> {
	const { everyMs, calmMs, gapMs } = pace;
	const stop = new AbortController();
	let last: number | null = null;
	let calmLooks = 0;
	const look = async () => {
		const now = await readClock();
		const isGap = last === null || Math.abs(now - last) > gapMs;
		last = now;
		calmLooks = isGap ? 0 : calmLooks + 1;
		if (calmLooks * everyMs >= calmMs) await supervise();
	};
	const watch = async () => {
		while (!stop.signal.aborted) {
			await look().catch((error: unknown) => {
				last = null;
				log.warn({ err: error }, 'could not see to the queues');
			});
			await sleep(everyMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
		}
	};
	const watching = watch();
	return async () => {
		stop.abort();
		await watching;
	};
}
