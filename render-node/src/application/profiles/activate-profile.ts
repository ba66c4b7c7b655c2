import type { activateProfileRequest, Profile } from '@showrunner/contract';
import type { z } from 'zod';
import type { Caller } from '../../domain/access/caller.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { activateSplit } from './add-activation.js';
import { getVersion, lockProfile, showProfile } from './show-profile.js';

/** Gives new productions one version, or several by shares; those that have begun keep theirs. */
export function activateProfile(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	name: string,
	{ split, changeNote }: z.output<typeof activateProfileRequest>,
	caller: Caller,
): Promise<Profile> {
	refuseUnprintable({ changeNote });
	return store.transaction(async (books) => {
		const profile = await lockProfile(books, name);
		for (const [at, { version }] of split.entries()) await getVersion(books, profile, version, `split[${at}].version`);
		await activateSplit(books, profile, split, { changedBy: caller.name, changeNote, now: clock.now() });
		return showProfile(books, await lockProfile(books, name));
	});
}
