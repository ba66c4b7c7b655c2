import type { ProfileDiff } from '@showrunner/contract';
import { compareSettings } from '../../domain/profiles/compare-settings.js';
import type { Repositories } from '../../domain/store/store.js';
import { findProfile, getVersion } from './show-profile.js';

/** What differs between two versions, setting by setting. */
export async function compareVersions(
	books: Pick<Repositories, 'profiles'>,
	name: string,
	{ from, to }: { from: number; to: number },
): Promise<ProfileDiff> {
	const profile = await findProfile(books, name);
	const before = await getVersion(books, profile, from, 'from');
	const after = await getVersion(books, profile, to, 'to');
	return { profile: name, from, to, changes: compareSettings(before.settings, after.settings) };
}
