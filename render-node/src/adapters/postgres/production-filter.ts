import { and, eq, exists, gte, like, lt, type SQL } from 'drizzle-orm';
import type { ProductionFilter } from '../../domain/store/production-repository.js';
import type { Handle } from './connection.js';
import { containing } from './folded-text.js';
import { productions } from './schema.js';
import { profiles, profileVersions } from './tables/profiles.js';

const isOfProfile = (db: Handle, name: string) =>
	exists(
		db
			.select({ id: profileVersions.id })
			.from(profileVersions)
			.innerJoin(profiles, eq(profiles.id, profileVersions.profileId))
			.where(and(eq(profileVersions.id, productions.profileVersionId), eq(profiles.name, name))),
	);

/** The condition for productions that meet every part of the filter. */
export function matching(db: Handle, filter: ProductionFilter): SQL | undefined {
	const { state, channel, locale, series, profile, madeForKids, q, from, to, idempotencyKey } = filter;
	return and(
		state && eq(productions.state, state),
		channel === undefined ? undefined : eq(productions.channel, channel),
		locale === undefined ? undefined : eq(productions.locale, locale),
		series === undefined ? undefined : eq(productions.series, series),
		profile === undefined ? undefined : isOfProfile(db, profile),
		madeForKids === undefined ? undefined : eq(productions.madeForKids, madeForKids),
		q === undefined ? undefined : like(productions.titleFolded, containing(q)),
		from && gte(productions.createdAt, from),
		to && lt(productions.createdAt, to),
		idempotencyKey === undefined ? undefined : eq(productions.idempotencyKey, idempotencyKey),
	);
}
