import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer. Throws a sentence naming what was waited for when the limit passes.
 * @template T
 * @param {string} what
 * @param {() => Promise<T | undefined>} ask resolves with undefined while there is none
 * @param {{ limitMs: number, everyMs?: number, signal?: AbortSignal }} options
 * @returns {Promise<T>}
 */
export async function waitUntil(what, ask, { limitMs, everyMs = 250, signal }) {
	const giveUpAt = Date.now() + limitMs;
	for (;;) {
		signal?.throwIfAborted();
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() >= giveUpAt) throw new Error(`Waited ${Math.round(limitMs / 1_000)} s for ${what}`);
		await wait(everyMs, undefined, { signal });
	}
}
