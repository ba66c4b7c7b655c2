import type { Request, Response } from 'express';

/** An answer that was held back for this long came no sooner than something happened. */
const heldMs = 5_000;
/** Whoever goes on waiting asks again within this. */
const goesOnMs = 60_000;
const remembered = 10_000;

/**
 * Waiting for one piece of work is one request, however often the wait has to be renewed: a wait is paid by the one
 * before it, if the service held that one back for five seconds or longer. So nobody gets an answer for nothing in
 * less than five seconds.
 */
export function rememberWaits() {
	const held = new Map<string, number>();
	const remember = (key: string) => {
		const [oldest] = held.keys();
		if (oldest !== undefined && held.size >= remembered) held.delete(oldest);
		held.set(key, performance.now() + goesOnMs);
	};
	return {
		/** Whether this is a wait that goes on; remembers how long it is held back in its turn. */
		isPaid(familyId: string, request: Request, response: Response): boolean {
			if (request.method !== 'GET' || !(Number(request.query.waitMs) > 0)) return false;
			const key = `${familyId} ${request.path}`;
			const isPaid = (held.get(key) ?? -Infinity) > performance.now();
			held.delete(key);
			const begun = performance.now();
			response.once('finish', () => {
				if (response.statusCode < 300 && performance.now() - begun >= heldMs) remember(key);
			});
			return isPaid;
		},
	};
}
