import { pageRequest, toPage } from '../../application/paging.js';
import { completeProduction } from '../../application/productions/complete-production.js';
import { failProduction } from '../../application/productions/fail-production.js';
import { getProduction } from '../../application/productions/get-production.js';
import { reportEvidence } from '../../application/productions/report-evidence.js';
import { showProductions } from '../../application/productions/show-productions.js';
import { startProduction } from '../../application/productions/start-production.js';
import { updateProduction } from '../../application/productions/update-production.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type ProductionRoutes =
	| 'startProduction'
	| 'getProductions'
	| 'getProduction'
	| 'updateProduction'
	| 'completeProduction'
	| 'failProduction'
	| 'getEvidence';

export const productionRoutes = (deps: HttpDeps): Pick<RouteHandlers, ProductionRoutes> => ({
	startProduction({ body, idempotencyKey = '' }) {
		return startProduction(deps, body, {
			scope: 'startProduction',
			key: idempotencyKey,
			requestHash: contentHash(body),
		});
	},
	async getProductions({ query: { cursor, limit, ...filter } }) {
		const page = await deps.store.productions.list(
			filter,
			pageRequest({ limit, ...(cursor !== undefined && { cursor }) }),
		);
		return toPage(page, (records) => showProductions(deps.store, records));
	},
	getProduction: ({ params }) => getProduction(deps.store, params.productionId),
	updateProduction: ({ params, body }) => updateProduction(deps, params.productionId, body),
	completeProduction: ({ params, body }) => completeProduction(deps, params.productionId, body.assets),
	failProduction: ({ params, body }) => failProduction(deps, params.productionId, body.reason),
	getEvidence: ({ params }) => reportEvidence(deps, params.productionId),
});
