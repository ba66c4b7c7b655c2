import type { FingerprintRepository } from '../../domain/store/fingerprint-repository.js';
import type { Store } from '../../domain/store/store.js';
import { gatherAncestry } from '../evidence/gather-ancestry.js';

/** The kept fingerprints, as handlers use them. */
export type FingerprintShelf = FingerprintRepository & {
	/** The asset and all that it was made from. */
	lineOf(assetId: string): Promise<string[]>;
};

export const createFingerprintShelf = (store: Store): FingerprintShelf => ({
	...store.fingerprints,
	keep: (assetId, fingerprint) => store.transaction((books) => books.fingerprints.keep(assetId, fingerprint)),
	lineOf: async (assetId) => [...(await gatherAncestry(store, [assetId])).keys()],
});
