import { pageRequest, toPage } from '../../application/paging.js';
import { completeProduction } from '../../application/productions/complete-production.js';
import { failProduction } from '../../application/productions/fail-production.js';
import { getProduction } from '../../application/productions/get-production.js';
import { reportEvidence } from '../../application/productions/report-evidence.js';
import { showProductions } from '../../application/productions/show-productions.js';
import { startProduction } from '../../application/productions/start-production.js';
import { startProductions } from '../../application/productions/start-productions.js';
import { updateProduction } from '../../application/productions/update-production.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type ProductionRoutes =
	| 'startProduction'
	| 'startProductions'
	| 'getProductions'
	| 'getProduction'
	| 'updateProduction'
	| 'completeProduction'
	| 'failProduction'
	| 'getEvidence';

export const productionRoutes = (deps: HttpDeps): Pick<RouteHandlers, ProductionRoutes> => ({
	startProduction({ body, idempotencyKey: key = '', caller }) {
		return startProduction(deps, body, { scope: 'startProduction', key, requestHash: contentHash(body) }, caller);
	},
	startProductions: ({ body, caller }) => startProductions(deps, body.productions, caller),
	async getProductions({ query: { cursor, limit, order, from, to, madeForKids, ...rest } }) {
		const filter = {
			...rest,
			...(madeForKids && { madeForKids: madeForKids === 'true' }),
			...(from !== undefined && { from: new Date(from) }),
			...(to !== undefined && { to: new Date(to) }),
		};
		const paging = pageRequest({ limit, ...(cursor !== undefined && { cursor }) });
		const page = await deps.store.productions.list(filter, paging, order);
		return toPage(page, (records) => showProductions(deps.store, records));
	},
	getProduction: ({ params }) => getProduction(deps.store, params.productionId),
	updateProduction: ({ params, body, caller }) => updateProduction(deps, params.productionId, body, caller),
	completeProduction: ({ params, body }) => completeProduction(deps, params.productionId, body.assets),
	failProduction: ({ params, body, caller }) => failProduction(deps, params.productionId, body.reason, caller),
	getEvidence: ({ params }) => reportEvidence(deps, params.productionId),
});
