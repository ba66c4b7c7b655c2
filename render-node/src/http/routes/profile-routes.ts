import { requestKey } from '../../application/idempotency/replay.js';
import { pageRequest, toPage } from '../../application/paging.js';
import { activateProfile } from '../../application/profiles/activate-profile.js';
import { compareVersions } from '../../application/profiles/compare-versions.js';
import { createProfileVersion } from '../../application/profiles/create-profile-version.js';
import { rollBackProfile } from '../../application/profiles/roll-back-profile.js';
import { findProfile, showProfile, toProfileVersion } from '../../application/profiles/show-profile.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type ProfileRoutes =
	| 'createProfileVersion'
	| 'getProfiles'
	| 'getProfile'
	| 'getProfileVersions'
	| 'compareProfileVersions'
	| 'activateProfile'
	| 'rollBackProfile';

export const profileRoutes = (deps: HttpDeps): Pick<RouteHandlers, ProfileRoutes> => ({
	createProfileVersion: ({ body, idempotencyKey, caller }) =>
		createProfileVersion(deps, body, requestKey('createProfileVersion', idempotencyKey, body), caller),
	async getProfiles({ query: { q, ...paging } }) {
		const { store } = deps;
		const page = await store.profiles.list(q === undefined ? {} : { q }, pageRequest(paging));
		return toPage(page, (profiles) => Promise.all(profiles.map((profile) => showProfile(store, profile))));
	},
	async getProfile({ params }) {
		return showProfile(deps.store, await findProfile(deps.store, params.profileName));
	},
	async getProfileVersions({ params, query }) {
		const { id, name } = await findProfile(deps.store, params.profileName);
		const page = await deps.store.profiles.listVersions(id, pageRequest(query));
		return toPage(page, (versions) => versions.map((version) => toProfileVersion(name, version)));
	},
	compareProfileVersions: ({ params, query }) => compareVersions(deps.store, params.profileName, query),
	activateProfile: ({ params, body, caller }) => activateProfile(deps, params.profileName, body, caller),
	rollBackProfile({ params: { profileName }, body, idempotencyKey, caller }) {
		const key = requestKey(`rollBackProfile:${profileName}`, idempotencyKey, body);
		return rollBackProfile(deps, profileName, body.changeNote, key, caller);
	},
});
