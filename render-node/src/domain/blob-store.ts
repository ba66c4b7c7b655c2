/** Bytes that were hashed and made durable, but have no name yet. */
export type StagedBlob = { assetId: string; sizeBytes: number; path: string };

/** Bytes by their SHA-256 on this machine. */
export type BlobStore = {
	/** Takes the file over. */
	stageFile(path: string): Promise<StagedBlob>;
	/** Refuses with `upload-too-large` beyond `maxBytes`, and keeps nothing when the stream breaks. */
	stageStream(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedBlob>;
	/** Gives the bytes their name; bytes that had it stay. */
	commit(blob: StagedBlob): Promise<void>;
	/** Drops staged bytes that were not committed; those that were are left alone. */
	discard(blob: StagedBlob): Promise<void>;
	/** Where the bytes lie, or null. */
	path(assetId: string): Promise<string | null>;
	remove(assetId: string): Promise<void>;
};
