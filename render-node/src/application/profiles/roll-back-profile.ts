import { randomUUID } from 'node:crypto';
import type { Profile } from '@showrunner/contract';
import type { Caller } from '../../domain/access/caller.js';
import { conflict } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { addActivation } from './add-activation.js';
import { lockProfile, showProfile } from './show-profile.js';

/** Makes active what was active before; done twice, it goes back two steps rather than to and fro. */
export function rollBackProfile(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	name: string,
	changeNote: string,
	key: RequestKey,
	caller: Caller,
): Promise<Profile> {
	refuseUnprintable({ changeNote });
	const id = randomUUID();
	return store.transaction(async (books) => {
		const owner = await claimKey(books, key, id);
		const profile = await lockProfile(books, name);
		if (owner !== id) return showProfile(books, profile);
		const newest = await books.profiles.activation(profile.id);
		const before = newest?.previousSequence ?? null;
		const target = before === null ? null : await books.profiles.activation(profile.id, before);
		if (!target) {
			throw conflict('nothing-to-roll-back', `Nothing was active in '${name}' before`, {
				field: 'profileName',
				fix: 'Activate the version that you want',
			});
		}
		const { split, previousSequence } = target;
		const change = { changedBy: caller.name, changeNote, now: clock.now() };
		await addActivation(books, profile, { id, action: 'profile.roll-back', split, previousSequence }, change);
		return showProfile(books, await lockProfile(books, name));
	});
}
