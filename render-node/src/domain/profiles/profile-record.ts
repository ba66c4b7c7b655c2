import type { ProfileSettings, ProfileShare, ProfileWarning } from '@showrunner/contract';

export type ProfileRecord = {
	id: string;
	name: string;
	newestVersion: number;
	createdAt: Date;
	updatedAt: Date;
};

/** Never changed once it is written. */
export type ProfileVersionRecord = {
	id: string;
	profileId: string;
	version: number;
	settings: ProfileSettings;
	/** Hash of the settings: equal ones make no new version. */
	digest: string;
	warnings: ProfileWarning[];
	changedBy: string;
	changeNote: string;
	createdAt: Date;
};

/** What became active at one time; the newest one holds. Never changed once it is written. */
export type ProfileActivationRecord = {
	id: string;
	profileId: string;
	/** Counts up from 1 within the profile. */
	sequence: number;
	split: ProfileShare[];
	/** Where rolling back leads to; null: nowhere. */
	previousSequence: number | null;
	changedBy: string;
	changeNote: string;
	createdAt: Date;
};

/** A version with the name of its profile. */
export type NamedVersion = ProfileVersionRecord & { name: string };
