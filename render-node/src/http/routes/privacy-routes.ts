import { erasePerson } from '../../application/privacy/erase-person.js';
import { exportPerson } from '../../application/privacy/export-person.js';
import { searchPerson } from '../../application/privacy/search-person.js';
import type { RouteHandlers } from '../route-handlers.js';
import { sendArchive } from '../send-archive.js';
import type { HttpDeps } from './deps.js';

type PrivacyRoutes = 'searchPerson' | 'exportPerson' | 'erasePerson';

export const privacyRoutes = (deps: HttpDeps): Pick<RouteHandlers, PrivacyRoutes> => ({
	searchPerson: ({ body, caller }) => searchPerson(deps, body, deps.linkSecret, caller.name),
	async exportPerson({ body, caller, signal }, response) {
		const entries = await exportPerson(deps, body, deps.linkSecret, caller.name);
		await sendArchive(response, { name: 'person.zip', content: deps.writeArchive(entries) }, signal);
	},
	erasePerson: ({ body, caller }) => erasePerson(deps, { ...body, actor: caller.name }, deps.linkSecret),
});
