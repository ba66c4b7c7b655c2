/**
 * What a column holds of what callers wrote.
 * - `text`: words for people
 * - `name`: words that other rows may hold as well, to belong together
 * - `key`: a request's key, which only the same request ever holds again
 * - `url`: an address
 * - `json`, `jsonb`: a value of the service's own form; `free-json`: of the caller's
 * - `json-text`: JSON in a text column
 * - `list`: an array of texts
 */
export type WrittenKind = 'text' | 'name' | 'key' | 'url' | 'json' | 'jsonb' | 'free-json' | 'json-text' | 'list';

/** A column that follows from another: its text as searches compare it, or the hash of its value. */
export type Derived = { column: string; from: string; as: 'folded' | 'content-hash' };

/** A table that can hold what callers wrote. Names are the database's. */
export type WrittenTable = {
	table: string;
	/** Columns that name a row. */
	key: readonly string[];
	/** Column of the time at which the row was written. */
	at?: string;
	columns: Readonly<Record<string, WrittenKind>>;
	derived?: readonly Derived[];
	/** What becomes of a row that a text stands in; left out: it is rewritten. */
	erasure?: 'removed' | 'evidence-erased' | 'kept';
	/**
	 * Column that is set to the time when an address of the row is gone, or what a caller gave in a form of its own, since
	 * nothing is to be done with what is left of it.
	 */
	endedBy?: string;
};

/** A row that a text stands in; JSON and lists as the text of their JSON. */
export type WrittenRow = {
	key: string[];
	at: string | null;
	values: Record<string, string | null>;
};
