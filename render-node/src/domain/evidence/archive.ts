/** A file of a folder that leaves the service. */
export type ArchiveEntry = {
	/** Path in the folder, with forward slashes. */
	name: string;
	modifiedAt: Date;
	/** False for what is compressed already, as media are. */
	compress: boolean;
	/** Called when its turn comes, so that a large folder never stands in memory or in open files. */
	open(): Promise<AsyncIterable<Uint8Array | string>>;
};

/** Writes a folder as one stream of bytes, as slowly as it is read. An entry that fails ends the stream with its error. */
export type WriteArchive = (entries: readonly ArchiveEntry[]) => AsyncIterable<Uint8Array>;
