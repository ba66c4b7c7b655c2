import { getCircuit, reportOutcome, resetCircuit, toCircuit } from '../../application/budgets/circuits.js';
import { deleteBudget } from '../../application/budgets/delete-budget.js';
import { getBudget } from '../../application/budgets/get-budget.js';
import { getReservation } from '../../application/budgets/get-reservation.js';
import { reportSpend } from '../../application/budgets/report-spend.js';
import { reserveSpend } from '../../application/budgets/reserve-spend.js';
import { setBudget } from '../../application/budgets/set-budget.js';
import { commitSpend, releaseSpend } from '../../application/budgets/settle-spend.js';
import { showBudgets } from '../../application/budgets/show-budgets.js';
import { spendFilterOf } from '../../application/budgets/spend-filter.js';
import { pageRequest, toPage } from '../../application/paging.js';
import { toReservation } from '../../domain/budgets/reservation-record.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type BudgetRoutes = 'setBudget' | 'getBudgets' | 'getBudget' | 'deleteBudget';
type SpendRoutes =
	| 'reserveSpend'
	| 'commitSpend'
	| 'releaseSpend'
	| 'getReservation'
	| 'getReservations'
	| 'reportSpend';
type CircuitRoutes = 'getCircuits' | 'getCircuit' | 'reportOutcome' | 'resetCircuit';

type Paging = { cursor?: string | undefined; limit: number };
const pageOf = ({ cursor, limit }: Paging) => pageRequest({ limit, ...(cursor !== undefined && { cursor }) });

const caps = (deps: HttpDeps): Pick<RouteHandlers, BudgetRoutes> => ({
	setBudget: ({ body, caller }) => setBudget(deps, body, caller),
	async getBudgets({ query: { cursor, limit, ...filter } }) {
		const page = await deps.store.budgets.list(filter, pageOf({ cursor, limit }));
		return toPage(page, (records) => showBudgets(deps.store, records, deps.clock.now()));
	},
	getBudget: ({ params }) => getBudget(deps.store, params.budgetId, deps.clock.now()),
	async deleteBudget({ params, caller }) {
		await deleteBudget(deps, params.budgetId, caller);
		return { deleted: true };
	},
});

const spend = (deps: HttpDeps): Pick<RouteHandlers, SpendRoutes> => ({
	reserveSpend({ body, idempotencyKey = '' }) {
		const requestHash = contentHash(body);
		return reserveSpend(deps, body, { scope: 'reserveSpend', key: idempotencyKey, requestHash });
	},
	commitSpend: ({ params, body }) => commitSpend(deps, params.reservationId, body),
	releaseSpend: ({ params }) => releaseSpend(deps, params.reservationId),
	getReservation: ({ params }) => getReservation(deps.store, params.reservationId),
	async getReservations({ query: { cursor, limit, ...filter } }) {
		const page = await deps.store.spend.list(spendFilterOf(filter), pageOf({ cursor, limit }));
		return toPage(page, (records) => records.map(toReservation));
	},
	reportSpend: ({ query }) => reportSpend(deps, query),
});

const circuits = (deps: HttpDeps): Pick<RouteHandlers, CircuitRoutes> => ({
	async getCircuits({ query: { cursor, limit, ...filter } }) {
		const now = deps.clock.now();
		const page = await deps.store.circuits.list(filter, now, pageOf({ cursor, limit }));
		return toPage(page, (records) => records.map((record) => toCircuit(record, now)));
	},
	getCircuit: ({ params }) => getCircuit(deps.store, params.circuitId, deps.clock.now()),
	reportOutcome: ({ body }) => reportOutcome(deps, body),
	resetCircuit: ({ params, caller }) => resetCircuit(deps, params.circuitId, caller),
});

export const budgetRoutes = (deps: HttpDeps): Pick<RouteHandlers, BudgetRoutes | SpendRoutes | CircuitRoutes> => ({
	...caps(deps),
	...spend(deps),
	...circuits(deps),
});
