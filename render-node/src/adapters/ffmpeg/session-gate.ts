export type SessionGate = {
	/** Runs a piece of work as soon as fewer than `limit` run. Rejects with the signal's reason when that comes first. */
	pass<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
};

/** Keeps the encoding sessions of all jobs within what a card opens at once. */
export function createSessionGate(limit: number): SessionGate {
	let open = 0;
	const waiting = new Set<() => void>();
	const turn = (signal: AbortSignal) => {
		const { promise, resolve, reject } = Promise.withResolvers();
		const enter = () => {
			signal.removeEventListener('abort', leave);
			open += 1;
			resolve(null);
		};
		const leave = () => {
			waiting.delete(enter);
			reject(signal.reason);
		};
		signal.addEventListener('abort', leave, { once: true });
		if (open < limit) enter();
		else waiting.add(enter);
		return promise;
	};
	return {
		async pass(signal, work) {
			signal.throwIfAborted();
			await turn(signal);
			try {
				return await work();
			} finally {
				open -= 1;
				const [next] = waiting;
				if (next) {
					waiting.delete(next);
					next();
				}
			}
		},
	};
}
