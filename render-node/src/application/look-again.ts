import type { Log } from '../domain/ports.js';

/**
 * Looks after something again and again, one time after the other. A look that fails is told and the next one comes all
 * the same.
 * @param complaint what the log says of a failure
 * @returns the way to stop, which leaves a look on its way alone
 */
export function lookAgain(look: () => Promise<unknown>, everyMs: number, log: Log, complaint: string): () => void {
	let looking = false;
	const timer = setInterval(() => {
		if (looking) return;
		looking = true;
		look()
			.catch((error: unknown) => log.warn({ err: error }, complaint))
			.finally(() => (looking = false));
	}, everyMs);
	return () => clearInterval(timer);
}
