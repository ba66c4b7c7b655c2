import type { Fingerprint } from '../fingerprints/fingerprint.js';

/** Which files a new one is compared with; `exceptAssetIds` and `exceptProductionId` never count. */
export type History = {
	/** Null: all pictures, videos and sounds of the store. */
	channel: { name: string; last: number; since: Date | null } | null;
	exceptAssetIds: readonly string[];
	exceptProductionId: string | null;
};

export type FingerprintedUse = {
	assetId: string;
	productionId: string;
	title: string;
	channel: string | null;
	role: string;
};

/** Fingerprints by asset, all of the version that this program makes. */
export type FingerprintRepository = {
	/** Adds it unless the asset has one, or is gone. */
	keep(assetId: string, fingerprint: Fingerprint): Promise<void>;
	find(assetIds: readonly string[]): Promise<Map<string, Fingerprint>>;
	/** Files of the history that have none yet, the newest first, and how many there are in all. */
	missing(history: History, limit: number): Promise<{ assetIds: string[]; count: number }>;
	/** How many files of the history have one. */
	count(history: History): Promise<number>;
	/** Files of the history that share search keys, those with the most first. Walks an index of the keys. */
	sharing(history: History, keys: readonly number[], limit: number): Promise<{ assetId: string; keys: number }[]>;
	/** The newest completed production of each asset, where it has one. */
	uses(assetIds: readonly string[], exceptProductionId: string | null): Promise<FingerprintedUse[]>;
};
