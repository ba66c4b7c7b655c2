import { pageRequest, toPage } from '../../application/paging.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import { deleteQuota } from '../../application/quotas/delete-quota.js';
import { getQuota, quotaNotFound, showQuota } from '../../application/quotas/show-quota.js';
import { giveQuotaBack } from '../../application/quotas/give-quota-back.js';
import { setQuota } from '../../application/quotas/set-quota.js';
import { takeQuota } from '../../application/quotas/take-quota.js';
import { takeScope } from '../../domain/quotas/take-scope.js';
import { toQuotaTake } from '../../domain/quotas/to-quota.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type QuotaRoutes =
	| 'setQuota'
	| 'getQuotas'
	| 'getQuota'
	| 'deleteQuota'
	| 'takeQuota'
	| 'getQuotaTakes'
	| 'giveQuotaBack';

export const quotaRoutes = (deps: HttpDeps): Pick<RouteHandlers, QuotaRoutes> => ({
	setQuota: ({ body, caller }) => setQuota(deps, body, caller),
	async getQuotas({ query: { cursor, limit, ...filter } }) {
		const { store, clock } = deps;
		const page = await store.quotas.list(filter, pageRequest({ limit, ...(cursor !== undefined && { cursor }) }));
		const now = clock.now();
		return toPage(page, (quotas) => Promise.all(quotas.map((quota) => showQuota(store, quota, now))));
	},
	getQuota: ({ params, query }) => getQuota(deps.store, params.quotaId, deps.clock.now(), query),
	async deleteQuota({ params, caller }) {
		await deleteQuota(deps, params.quotaId, caller);
		return { deleted: true };
	},
	takeQuota: ({ params: { quotaId }, body, idempotencyKey = '', caller }) => {
		const key = { scope: takeScope(quotaId), key: idempotencyKey, requestHash: contentHash(body) };
		return takeQuota(deps, quotaId, body, key, caller);
	},
	async getQuotaTakes({ params: { quotaId }, query }) {
		if (!(await deps.store.quotas.find(quotaId))) throw quotaNotFound(quotaId);
		const page = await deps.store.quotas.listTakes(quotaId, pageRequest(query));
		return toPage(page, (takes) => takes.map(toQuotaTake));
	},
	giveQuotaBack: ({ params }) => giveQuotaBack(deps, params.quotaId, params.takeId),
});
