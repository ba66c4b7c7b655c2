import { keyState, type ApiKeyRecord } from '../../domain/access/api-key-record.js';
import { formOfKey } from '../../domain/access/key-text.js';
import type { KeyRing, KeyVerdict } from '../../domain/access/key-ring.js';
import { keyHash, matchingKeyHash } from '../../domain/signing/api-keys.js';
import type { Deps } from '../deps.js';
import { takeSnapshot, type KeySnapshot } from './key-snapshot.js';
import { noteUse } from './note-use.js';

type RingDeps = Pick<Deps, 'store' | 'bus' | 'clock' | 'log'>;

/** In case that news of a revocation was lost on its way: after this the store is asked again. */
const longestTrustMs = 5_000;

/** Keeps the store's keys at hand, and reads them anew when they have changed or have been trusted for long enough. */
function keepSnapshot({ store, bus }: RingDeps) {
	let version = 0;
	let kept: { snapshot: KeySnapshot; version: number; readAtMs: number } | null = null;
	let reading: Promise<KeySnapshot> | null = null;
	const stop = bus.subscribe((change) => void (change.kind === 'access' && (version += 1)));
	const read = async () => {
		const [begunVersion, readAtMs] = [version, performance.now()];
		const snapshot = takeSnapshot(await store.apiKeys.all());
		kept = { snapshot, version: begunVersion, readAtMs };
		return snapshot;
	};
	const isFresh = () => kept?.version === version && performance.now() - kept.readAtMs < longestTrustMs;
	return {
		stop,
		read,
		async current(): Promise<KeySnapshot> {
			if (kept && isFresh()) return kept.snapshot;
			reading ??= read().finally(() => (reading = null));
			return reading;
		},
	};
}

/** @param ownKeys keys of the environment or of the data directory: their holders are admins without a limit */
export function createKeyRing(deps: RingDeps, ownKeys: readonly string[]): KeyRing & { close(): void } {
	const ownHashes = ownKeys.map(keyHash);
	const snapshots = keepSnapshot(deps);
	const note = noteUse(deps);
	const verdictOn = (record: ApiKeyRecord): KeyVerdict => {
		const state = keyState(record, deps.clock.now());
		if (state !== 'live') return { refused: state };
		note(record);
		const { keyHash: hash, name, role, tier, familyId } = record;
		return { caller: { keyHash: hash, name, role, account: { familyId, tier } } };
	};
	return {
		async judge(key) {
			const own = matchingKeyHash(key, ownHashes);
			if (own !== null)
				return { caller: { keyHash: own, name: `key ${own.slice(0, 8)}`, role: 'admin', account: null } };
			const form = formOfKey(key);
			if (form !== 'whole') return { refused: form === 'damaged' ? form : 'unknown' };
			// A key that was made a moment ago on another machine may not be at hand yet.
			const record = (await snapshots.current()).find(key) ?? (await snapshots.read()).find(key);
			return record ? verdictOn(record) : { refused: 'unknown' };
		},
		async signersFor(hash) {
			if (ownHashes.includes(hash)) return ownHashes;
			const family = (await snapshots.current()).familyOf(hash);
			// Not in the store: it was one of the environment's, and those that are there now have taken over.
			if (family === null) return ownHashes;
			const now = deps.clock.now();
			return family.filter((record) => keyState(record, now) === 'live').map((record) => record.keyHash);
		},
		close: () => snapshots.stop(),
	};
}
