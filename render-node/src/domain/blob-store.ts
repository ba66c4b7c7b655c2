/** Bytes that were hashed and made durable on this machine, but have no name yet. */
export type StagedBlob = { assetId: string; sizeBytes: number; path: string };

/** What a store may tell with the bytes: `origin` as in the asset's evidence. */
export type BlobFacts = { mediaType: string; origin: string };

/** Both ends are part of it. */
export type ByteRange = { first: number; last: number };

export type StoredBlob = { assetId: string; sizeBytes: number };

/** What the answer behind a link shall say about the bytes. */
export type LinkWish = { expiresAt: Date; mediaType: string; disposition: string };

/**
 * Bytes by their SHA-256, on this machine's disk or on a server. Each may refuse with `disk-full`; those on a server
 * also with `storage-away` (temporarily) and with `storage-…` where its owner must set something right.
 */
export type BlobStore = {
	/** Takes the file over. */
	stageFile(path: string): Promise<StagedBlob>;
	/** Refuses with `upload-too-large` beyond `maxBytes`, and keeps nothing when the stream breaks. */
	stageStream(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob>;
	/** Gives the bytes their name; bytes that had it stay, and are not sent again. */
	commit(blob: StagedBlob, facts: BlobFacts): Promise<void>;
	/** Drops staged bytes that were not committed; those that were are left alone. */
	discard(blob: StagedBlob): Promise<void>;
	/** Bytes that are stored under the id, or null where it is not there. */
	sizeOf(assetId: string): Promise<number | null>;
	/**
	 * A file with the bytes, fetched if need be, or null. It can be read as long as `holder`, a folder of this machine,
	 * is there; without one, other fetches may push it out.
	 */
	path(assetId: string, holder?: string): Promise<string | null>;
	/** The file where it is on this machine already; null says nothing about whether the bytes exist. */
	nearby(assetId: string): Promise<string | null>;
	/** Streams the bytes, or a part; what is not there is refused with `blob-missing` at the first read. */
	read(assetId: string, range?: ByteRange): AsyncIterable<Uint8Array>;
	/** An address that gives the bytes without this service, or null where there is none. */
	link(assetId: string, wish: LinkWish): Promise<string | null>;
	remove(assetId: string): Promise<void>;
	/** Everything that is stored, in no order that can be relied upon. */
	list(): AsyncIterable<StoredBlob>;
	/** Refuses while bytes cannot be stored or read. */
	assertReady(): Promise<void>;
};
