import type { AssetLifecycleRule } from '@showrunner/contract';

/** A wish for one asset that goes before the settings. */
export type LifecycleRecord = {
	assetId: string;
	rule: Exclude<AssetLifecycleRule, 'by-rules'>;
	/** Null for `keep`. */
	deleteAt: Date | null;
	/** When to try to delete it next: later than `deleteAt` where something needed it then. */
	dueAt: Date | null;
	changedBy: string;
	changedAt: Date;
};

export type LifecycleRepository = {
	find(assetId: string): Promise<LifecycleRecord | null>;
	/** Sets or replaces the wish of an asset that is there. */
	set(record: LifecycleRecord): Promise<void>;
	/** Leaves the asset to the settings. */
	remove(assetId: string): Promise<void>;
	/**
	 * Assets to delete now, those due for longest first. What was used after the wish and since `usedSince` is passed
	 * over: the run that found it may not have come to its end.
	 */
	due(now: Date, usedSince: Date, limit: number): Promise<string[]>;
	isDue(assetId: string, now: Date, usedSince: Date): Promise<boolean>;
	/** Tries again then. */
	postpone(assetId: string, dueAt: Date): Promise<void>;
};
