import { assignVersion } from '../../domain/profiles/assign-version.js';
import type { ProfileVersionRecord } from '../../domain/profiles/profile-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { getVersion, profileNotFound } from './show-profile.js';

/** The version of a profile that this key gets: the same one for every try. */
export async function resolveProfile(
	books: Pick<Repositories, 'profiles'>,
	name: string,
	key: string,
): Promise<ProfileVersionRecord> {
	const profile = await books.profiles.find(name);
	const activation = profile && (await books.profiles.activation(profile.id));
	if (!profile || !activation) throw profileNotFound(name, 'profile');
	return getVersion(books, profile, assignVersion(activation.split, profile.id, key), 'profile');
}
