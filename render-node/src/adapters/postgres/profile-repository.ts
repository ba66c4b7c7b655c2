import { and, desc, eq, getTableColumns, inArray, like } from 'drizzle-orm';
import type { ProfileRepository } from '../../domain/store/profile-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { containing, folded } from './folded-text.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { profileActivations, profiles, profileVersions } from './tables/profiles.js';

function versions(db: Handle) {
	return {
		async addVersion(record) {
			await db.insert(profileVersions).values(record);
			const change = { newestVersion: record.version, updatedAt: record.createdAt };
			await db.update(profiles).set(change).where(eq(profiles.id, record.profileId));
		},
		async findVersion(profileId, version) {
			const wanted = and(eq(profileVersions.profileId, profileId), eq(profileVersions.version, version));
			const [row] = await db.select().from(profileVersions).where(wanted);
			return row ?? null;
		},
		async versions(ids) {
			if (ids.length === 0) return [];
			return db
				.select({ ...getTableColumns(profileVersions), name: profiles.name })
				.from(profileVersions)
				.innerJoin(profiles, eq(profiles.id, profileVersions.profileId))
				.where(inArray(profileVersions.id, ids));
		},
		async listVersions(profileId, page) {
			const rows = await db
				.select()
				.from(profileVersions)
				.where(and(eq(profileVersions.profileId, profileId), startingAfter(profileVersions, page.after)))
				.orderBy(...newestFirst(profileVersions))
				.limit(page.limit + 1);
			return cutPage(rows, page);
		},
	} satisfies Partial<ProfileRepository>;
}

function activations(db: Handle) {
	return {
		async addActivation(record) {
			await db.insert(profileActivations).values(record);
			await db.update(profiles).set({ updatedAt: record.createdAt }).where(eq(profiles.id, record.profileId));
		},
		async activation(profileId, sequence) {
			const [row] = await db
				.select()
				.from(profileActivations)
				.where(
					and(
						eq(profileActivations.profileId, profileId),
						sequence === undefined ? undefined : eq(profileActivations.sequence, sequence),
					),
				)
				.orderBy(desc(profileActivations.sequence))
				.limit(1);
			return row ?? null;
		},
	} satisfies Partial<ProfileRepository>;
}

export const profileRepository = (db: Handle): ProfileRepository => {
	const named = (name: string) => db.select().from(profiles).where(eq(profiles.name, name));
	return {
		...versions(db),
		...activations(db),
		async open(record) {
			await db
				.insert(profiles)
				.values({ ...record, nameFolded: folded(record.name) })
				.onConflictDoNothing({ target: profiles.name });
			return changedRow(await named(record.name).for('update'), 'Profile', record.name);
		},
		async find(name) {
			return (await named(name))[0] ?? null;
		},
		async lock(name) {
			return (await named(name).for('update'))[0] ?? null;
		},
		async list({ q }, page) {
			const rows = await db
				.select()
				.from(profiles)
				.where(
					and(
						q === undefined ? undefined : like(profiles.nameFolded, containing(q)),
						startingAfter(profiles, page.after),
					),
				)
				.orderBy(...newestFirst(profiles))
				.limit(page.limit + 1);
			return cutPage(rows, page);
		},
	};
};
