import type { Profile, ProfileVersion } from '@showrunner/contract';
import type { ProfileRecord, ProfileVersionRecord } from '../../domain/profiles/profile-record.js';
import { notFound } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';

type Books = Pick<Repositories, 'profiles'>;

export const profileNotFound = (name: string, field = 'profileName') =>
	notFound('profile-not-found', 'There is no settings profile of this name', {
		field,
		detail: name,
		fix: 'Check the name, or create a first version of the profile',
	});

export const versionNotFound = (name: string, version: number, field: string) =>
	notFound('profile-version-not-found', `The profile '${name}' has no version ${version}`, {
		field,
		fix: 'Choose one of its versions',
	});

/** A version as callers see it. */
export const toProfileVersion = (name: string, record: ProfileVersionRecord): ProfileVersion => ({
	id: record.id,
	profile: name,
	version: record.version,
	settings: record.settings,
	warnings: record.warnings,
	changedBy: record.changedBy,
	changedAt: record.createdAt.toISOString(),
	changeNote: record.changeNote,
});

export async function getVersion(
	books: Books,
	{ id, name }: ProfileRecord,
	version: number,
	field: string,
): Promise<ProfileVersionRecord> {
	const record = await books.profiles.findVersion(id, version);
	if (!record) throw versionNotFound(name, version, field);
	return record;
}

/** A profile as callers see it, with the settings of what is active. */
export async function showProfile(books: Books, record: ProfileRecord): Promise<Profile> {
	const { id, name, newestVersion, createdAt, updatedAt } = record;
	const activation = await books.profiles.activation(id);
	if (!activation) throw new Error(`The profile ${name} has never been active`);
	const active: Profile['active'] = [];
	for (const share of activation.split)
		active.push({ ...share, settings: (await getVersion(books, record, share.version, 'version')).settings });
	return {
		...{ id, name, newestVersion },
		active,
		changedBy: activation.changedBy,
		changedAt: activation.createdAt.toISOString(),
		changeNote: activation.changeNote,
		createdAt: createdAt.toISOString(),
		updatedAt: updatedAt.toISOString(),
	};
}

export async function findProfile(books: Books, name: string): Promise<ProfileRecord> {
	const record = await books.profiles.find(name);
	if (!record) throw profileNotFound(name);
	return record;
}

/** Locked until the transaction ends, so that changes of one profile go one after another. */
export async function lockProfile(books: Books, name: string): Promise<ProfileRecord> {
	const record = await books.profiles.lock(name);
	if (!record) throw profileNotFound(name);
	return record;
}
