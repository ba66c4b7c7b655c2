import { randomUUID } from 'node:crypto';
import type { ProfileShare } from '@showrunner/contract';
import type { ProfileActivationRecord, ProfileRecord } from '../../domain/profiles/profile-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { recordAudit } from '../record-audit.js';

/** Who changes a profile, when, and why. */
export type ProfileChange = { changedBy: string; changeNote: string; now: Date };

type NewActivation = Pick<ProfileActivationRecord, 'split' | 'previousSequence'> & {
	id?: string;
	action: 'profile.activate' | 'profile.roll-back';
};

/** Writes down what is active from now on. Call it with the profile's lock held. */
export async function addActivation(
	books: Repositories,
	profile: Pick<ProfileRecord, 'id' | 'name'>,
	{ id = randomUUID(), action, split, previousSequence }: NewActivation,
	{ changedBy, changeNote, now }: ProfileChange,
): Promise<void> {
	const newest = await books.profiles.activation(profile.id);
	const sequence = (newest?.sequence ?? 0) + 1;
	const facts = { split, changeNote, before: newest?.split ?? [] };
	await books.profiles.addActivation({
		...{ id, profileId: profile.id, sequence, split, previousSequence },
		...{ changedBy, changeNote, createdAt: now },
	});
	await recordAudit(books, { actor: changedBy, action, subject: `profile:${profile.name}`, facts }, now);
}

/** Activates shares; those that are active already are left as they are. */
export async function activateSplit(
	books: Repositories,
	profile: Pick<ProfileRecord, 'id' | 'name'>,
	split: ProfileShare[],
	change: ProfileChange,
): Promise<void> {
	const inOrder = [...split].sort((a, b) => a.version - b.version);
	const newest = await books.profiles.activation(profile.id);
	if (newest && JSON.stringify(newest.split) === JSON.stringify(inOrder)) return;
	const previousSequence = newest?.sequence ?? null;
	await addActivation(books, profile, { action: 'profile.activate', split: inOrder, previousSequence }, change);
}
