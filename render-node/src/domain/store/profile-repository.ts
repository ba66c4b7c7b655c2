import type {
	NamedVersion,
	ProfileActivationRecord,
	ProfileRecord,
	ProfileVersionRecord,
} from '../profiles/profile-record.js';
import type { Page, PageRequest } from './page.js';

export type ProfileRepository = {
	/** Adds the profile unless one of its name is there, and locks it until the transaction ends. */
	open(record: ProfileRecord): Promise<ProfileRecord>;
	find(name: string): Promise<ProfileRecord | null>;
	lock(name: string): Promise<ProfileRecord | null>;
	/** @param q what the name holds, in any case of letters */
	list(filter: { q?: string }, page: PageRequest): Promise<Page<ProfileRecord>>;
	/** Adds a version and makes it the profile's newest. */
	addVersion(version: ProfileVersionRecord): Promise<void>;
	findVersion(profileId: string, version: number): Promise<ProfileVersionRecord | null>;
	/** Versions by their ids. */
	versions(ids: string[]): Promise<NamedVersion[]>;
	listVersions(profileId: string, page: PageRequest): Promise<Page<ProfileVersionRecord>>;
	addActivation(activation: ProfileActivationRecord): Promise<void>;
	/** The newest one, or the one of a sequence number. */
	activation(profileId: string, sequence?: number): Promise<ProfileActivationRecord | null>;
};
