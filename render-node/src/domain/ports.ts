import type { Asset, Evidence, Media } from '@showrunner/contract';

/** What the maker of an asset knows about it; the store adds hash, size, media facts and time. */
export type NewAsset = {
	name: string;
	mediaType: string;
	/** Where the maker knows it for certain; absent, the store looks. */
	media?: Media;
	evidence: Omit<Evidence, 'recordedAt'>;
};

/** Content-addressed bytes with their facts. The same bytes stored twice are one asset with both evidences. */
export type AssetStore = {
	/** Takes the file over: it may be moved away from `path`. */
	putFile(path: string, asset: NewAsset): Promise<Asset>;
	putBytes(bytes: Uint8Array, asset: NewAsset): Promise<Asset>;
	/** Refuses with `asset-not-found`. */
	get(assetId: string): Promise<Asset>;
	/** A path on this machine that holds the bytes; read-only. Refuses with `asset-not-found`. */
	localPath(assetId: string): Promise<string>;
};

/** Small results by the hash of all that shapes them, for work that is made of pieces: what is there is not made again. */
export type PieceCache = {
	/** What was kept under the key, if every asset that it names is still there; else null. */
	find(key: string): Promise<unknown>;
	/** @param jobId the job that made it */
	keep(key: string, jobId: string, value: unknown): Promise<void>;
};

/** Rendered pieces by the hash of all that shapes them. Forgetting one costs time, never correctness. */
export type SegmentCache = {
	/** A path to read for an hour, or null. */
	find(key: string): Promise<string | null>;
	/** Takes the file over and gives the path where it now lies, to be read for an hour. */
	keep(key: string, path: string): Promise<string>;
	/** The same cache for one job: what it found and kept by this stays until it lets go. */
	hold(): SegmentCache & { letGo(): void };
};

export type Clock = { now(): Date };

/** Structured logging; messages are constant, facts go into the object. Never pass a secret. */
export type Log = {
	debug(facts: object, message: string): void;
	info(facts: object, message: string): void;
	warn(facts: object, message: string): void;
	error(facts: object, message: string): void;
};
