import { randomUUID } from 'node:crypto';
import type { createProfileVersionRequest, createProfileVersionResponse } from '@showrunner/contract';
import type { z } from 'zod';
import type { Caller } from '../../domain/access/caller.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { ProfileRecord, ProfileVersionRecord } from '../../domain/profiles/profile-record.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { acceptSettings, type ProfileSources } from './accept-settings.js';
import { activateSplit } from './add-activation.js';
import { findProfile, showProfile, toProfileVersion } from './show-profile.js';

type Wish = z.output<typeof createProfileVersionRequest>;
type Answer = z.output<typeof createProfileVersionResponse>;

async function showVersion(books: Repositories, name: string, versionId: string): Promise<Answer> {
	const [record] = await books.profiles.versions([versionId]);
	if (!record) throw new Error(`Version ${versionId} of ${name} is not in the store`);
	return {
		version: toProfileVersion(name, record),
		profile: await showProfile(books, await findProfile(books, name)),
	};
}

/** The newest version where it has the same settings, else a new one that is not written yet. */
async function wantedVersion(
	books: Repositories,
	profile: ProfileRecord,
	settings: Wish['settings'],
	rest: Pick<ProfileVersionRecord, 'warnings' | 'changedBy' | 'changeNote' | 'createdAt'>,
): Promise<{ version: ProfileVersionRecord; isNew: boolean }> {
	const digest = contentHash(settings);
	const newest = await books.profiles.findVersion(profile.id, profile.newestVersion);
	if (newest?.digest === digest) return { version: newest, isNew: false };
	const number = profile.newestVersion + 1;
	const version = { id: randomUUID(), profileId: profile.id, version: number, settings, digest, ...rest };
	return { version, isNew: true };
}

/** Holds settings against what this service has, and keeps them as a version that never changes again. */
export async function createProfileVersion(
	{ store, clock, ...sources }: Pick<Deps, 'store' | 'clock'> & ProfileSources,
	wish: Wish,
	key: RequestKey,
	caller: Caller,
): Promise<Answer> {
	refuseUnprintable(wish);
	const warnings = await acceptSettings(store, sources, wish.settings);
	return store.transaction(async (books) => {
		const { name, settings, changeNote } = wish;
		const now = clock.now();
		const profile = await books.profiles.open({
			...{ id: randomUUID(), name, newestVersion: 0 },
			...{ createdAt: now, updatedAt: now },
		});
		const change = { changedBy: caller.name, changeNote };
		const { version, isNew } = await wantedVersion(books, profile, settings, { warnings, ...change, createdAt: now });
		const owner = await claimKey(books, key, version.id);
		if (owner !== version.id) return showVersion(books, name, owner);
		if (isNew) {
			await books.profiles.addVersion(version);
			const facts = { version: version.version, changeNote };
			const subject = `profile:${name}`;
			await recordAudit(books, { actor: caller.name, action: 'profile.version', subject, facts }, now);
		}
		const isFirst = isNew && version.version === 1;
		if (wish.activate || isFirst)
			await activateSplit(books, profile, [{ version: version.version, weight: 100 }], { ...change, now });
		return showVersion(books, name, version.id);
	});
}
