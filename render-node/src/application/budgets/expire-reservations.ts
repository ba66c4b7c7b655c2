import type { Deps } from '../deps.js';
import { lookAgain } from '../look-again.js';
import { expireOne } from './settle-spend.js';

type ExpireDeps = Pick<Deps, 'store' | 'clock'>;

/** Freed at a time, so that a reservation that finds out about them need not wait for long. */
const atOnce = 500;

/** Frees reservations whose time is over, each in a transaction of its own: safe on many machines at once. */
export async function expireReservations(deps: ExpireDeps): Promise<number> {
	let freed = 0;
	if (!(await deps.store.spend.hasDue(deps.clock.now()))) return freed;
	while (freed < atOnce && (await expireOne(deps))) freed += 1;
	return freed;
}

/** Looks again and again; returns the way to stop. */
export const watchReservations = (deps: ExpireDeps & Pick<Deps, 'log'>, everyMs: number): (() => void) =>
	lookAgain(() => expireReservations(deps), everyMs, deps.log, 'could not free expired reservations');
