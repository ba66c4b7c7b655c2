import type { WrittenRow, WrittenTable } from '../privacy/written-table.js';

/** Reaches every table that can hold what callers wrote. Patterns are regular expressions of PostgreSQL. */
export type PrivacyRepository = {
	tables: readonly WrittenTable[];
	/**
	 * Rows in which one of the patterns matches, among the next few hundred by key, so that no statement runs for long.
	 * @param after key of the row to begin after
	 * @param isLocked whether the rows are held until the transaction ends
	 * @returns the key to go on after; null at the table's end
	 */
	matching(
		table: WrittenTable,
		patterns: string[],
		wish: { after: string[] | null; isLocked: boolean },
	): Promise<{ rows: WrittenRow[]; next: string[] | null }>;
	/** Writes columns of a row, JSON as its text, and what follows from them. */
	rewrite(table: WrittenTable, key: string[], changed: Record<string, string>, now: Date): Promise<void>;
	remove(table: WrittenTable, key: string[]): Promise<void>;
	/** Unfinished jobs that hold a match, or whose batch does. */
	unfinishedJobs(patterns: string[], limit: number): Promise<string[]>;
	/** Drops the results under which jobs of these ids would be found again. @returns how many */
	forgetResultsOfJobs(jobIds: string[]): Promise<number>;
	/** Drops the results that name one of these assets. @returns how many */
	forgetResultsWith(assetIds: string[]): Promise<number>;
	/** Takes an asset out of the productions that hold it. */
	leaveProductions(assetId: string): Promise<void>;
	/** Assets in the store that were made from these, however far. */
	madeFrom(assetIds: string[]): Promise<string[]>;
};
