import type { Caller } from './caller.js';

/** `damaged`: has a typing error, or was cut off. */
export type KeyVerdict = { caller: Caller } | { refused: 'unknown' | 'damaged' | 'expired' | 'revoked' };

/** All keys that let callers in, at hand in memory. */
export type KeyRing = {
	judge(key: string): Promise<KeyVerdict>;
	/**
	 * Hashes of the valid keys that sign what the holder of `keyHash` is sent, the newest first; none where all of
	 * them have ended.
	 */
	signersFor(keyHash: string): Promise<readonly string[]>;
};
