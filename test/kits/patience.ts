import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until there is something; fails with what was awaited when time is over. */
export async function eventually<T>(
	what: string,
	look: () => Promise<T | null | undefined | false>,
	limitMs = 60_000,
): Promise<T> {
	const until = Date.now() + limitMs;
	for (;;) {
		const found = await look();
		if (found !== null && found !== undefined && found !== false) return found;
		if (Date.now() > until) throw new Error(`Waited ${limitMs} ms for ${what}`);
		await sleep(50);
	}
}

/** A promise that is settled from outside. */
export function signalled<T = void>(): { promise: Promise<T>; resolve(value: T): void } {
	let resolve: (value: T) => void = () => undefined;
	const promise = new Promise<T>((settle) => (resolve = settle));
	return { promise, resolve };
}
