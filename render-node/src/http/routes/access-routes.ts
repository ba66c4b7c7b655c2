import { createApiKey } from '../../application/access/create-api-key.js';
import { revokeApiKey } from '../../application/access/revoke-api-key.js';
import { rotateApiKey } from '../../application/access/rotate-api-key.js';
import { apiKeyNotFound, toApiKey } from '../../application/access/show-api-key.js';
import { pageRequest, toPage } from '../../application/paging.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type AccessRoutes = 'getAccess' | 'createApiKey' | 'getApiKeys' | 'getApiKey' | 'rotateApiKey' | 'revokeApiKey';

export const accessRoutes = (deps: HttpDeps): Pick<RouteHandlers, AccessRoutes> => ({
	async getAccess({ caller: { name, role, account } }) {
		const requestsPerHour = account && deps.requestBudget.limitOf(account.tier);
		return { name, role, tier: account?.tier ?? null, requestsPerHour };
	},
	createApiKey: ({ body, caller }) => createApiKey(deps, body, caller.name),
	async getApiKeys({ query: { state, ...paging } }) {
		const now = deps.clock.now();
		const filter = { now, ...(state && { state }) };
		const page = await deps.store.apiKeys.list(filter, pageRequest(paging));
		return toPage(page, (records) => records.map((record) => toApiKey(record, now)));
	},
	async getApiKey({ params: { keyId } }) {
		const record = await deps.store.apiKeys.find(keyId);
		if (!record) throw apiKeyNotFound(keyId);
		return toApiKey(record, deps.clock.now());
	},
	rotateApiKey: ({ params, body, caller }) => rotateApiKey(deps, params.keyId, body.overlapMs, caller.name),
	revokeApiKey: ({ params, caller }) => revokeApiKey(deps, params.keyId, caller.name),
});
