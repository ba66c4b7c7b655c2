import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { FailedLogins } from '../../domain/access/failed-logins.js';
import { networkOf } from './network-of.js';

/** Room for a person's typing errors and a workflow's few retries, not for guessing. */
const failuresAllowed = 20;
const windowSeconds = 15 * 60;
/** Networks remembered for having sent right keys. */
const rememberedNetworks = 10_000;

/**
 * Counts in memory, so that strangers can make the database do nothing. A key that was right from a network goes on
 * working there: whoever shares it with a guesser, as behind a proxy, is not locked out.
 */
export function createFailedLogins(): FailedLogins {
	const limiter = new RateLimiterMemory({ points: failuresAllowed, duration: windowSeconds });
	const known = new Map<string, Set<string>>();
	return {
		async blockedMs(address, keyHash) {
			const network = networkOf(address);
			const counted = await limiter.get(network);
			if (counted === null || counted.consumedPoints < failuresAllowed) return 0;
			return known.get(network)?.has(keyHash) ? 0 : Math.max(1, counted.msBeforeNext);
		},
		async failed(address) {
			await limiter.penalty(networkOf(address));
		},
		succeeded(address, keyHash) {
			const network = networkOf(address);
			const hashes = known.get(network);
			if (hashes) return void hashes.add(keyHash);
			const [oldest] = known.keys();
			if (oldest !== undefined && known.size >= rememberedNetworks) known.delete(oldest);
			known.set(network, new Set([keyHash]));
		},
	};
}
