/** What to bring in from elsewhere. */
export type FetchOrder = {
	url: string;
	/** Where the bytes go: a file that may be written over. */
	out: string;
	maxBytes: number;
	signal: AbortSignal;
	/** @param totalBytes null where the server does not say how much it sends */
	progress(receivedBytes: number, totalBytes: number | null): void;
};

export type FetchedFile = {
	sizeBytes: number;
	/** What the server says that it sends, without parameters; null where it says nothing. */
	declaredType: string | null;
	/** A name that the server or the address gives, as it stands there; null without one. */
	fileName: string | null;
	/** The last address, without what may be a secret in it: for evidence. */
	source: string;
};

/** Brings a file in from an address that nobody has checked. Refuses with the problems of `fetch-problems.ts`. */
export type FetchFile = (order: FetchOrder) => Promise<FetchedFile>;

/** What the first bytes of a file say that it is; null where they say nothing. */
export type SniffType = (path: string) => Promise<string | null>;
