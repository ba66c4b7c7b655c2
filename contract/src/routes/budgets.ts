import { z } from 'zod';
import {
	budgetPeriods,
	budgetScopes,
	circuitStates,
	limits,
	reservationStates,
	spendGroupings,
} from '../../vocabulary.js';
import { budgetSchema, setBudgetRequest, timeZoneSchema } from '../budgets.js';
import { circuitSchema, reportOutcomeRequest } from '../circuits.js';
import { page } from '../scalars.js';
import {
	commitSpendRequest,
	reservationSchema,
	reserveSpendRequest,
	spendFilter,
	spendReportSchema,
} from '../spend.js';
import { deleted, paging, type RouteSchemas } from './route-schemas.js';

export const budgetRoutes = {
	setBudget: {
		summary: 'Create a cap, or change the one of this scope, key and period',
		role: 'admin',
		body: setBudgetRequest,
		response: budgetSchema,
	},
	getBudgets: {
		summary: 'List caps with what they counted',
		query: z.strictObject({
			...paging,
			scope: z.enum(budgetScopes).optional(),
			key: z.string().max(200).optional(),
			period: z.enum(budgetPeriods).optional(),
		}),
		response: page(budgetSchema),
	},
	getBudget: { summary: 'Get a cap with what it counted', response: budgetSchema },
	deleteBudget: {
		summary: 'Delete a cap; one that the settings give comes back with the next reservation',
		role: 'admin',
		response: deleted,
	},
	reserveSpend: {
		summary: 'Hold money for a call, or refuse it before it costs anything',
		body: reserveSpendRequest,
		response: reservationSchema,
		status: 201,
		idempotent: 'required',
	},
	commitSpend: { summary: 'Book what a call cost in truth', body: commitSpendRequest, response: reservationSchema },
	releaseSpend: { summary: 'Give back what was held for a call that cost nothing', response: reservationSchema },
	getReservation: { summary: 'Get a reservation', response: reservationSchema },
	getReservations: {
		summary: 'List what was reserved and spent',
		query: z.strictObject({ ...paging, ...spendFilter, state: z.enum(reservationStates).optional() }),
		response: page(reservationSchema),
	},
	reportSpend: {
		summary: 'Report what was spent, and what would have been cheaper',
		query: z.strictObject({
			...spendFilter,
			by: z.enum(spendGroupings).default('service'),
			timeZone: timeZoneSchema.optional().meta({ description: 'Of the days; left out: the time zone of the service.' }),
			limit: z.coerce.number().int().min(1).max(limits.pageSize).default(50),
		}),
		response: spendReportSchema,
	},
	getCircuits: {
		summary: 'List circuit breakers',
		query: z.strictObject({
			...paging,
			provider: z.string().max(200).optional(),
			state: z.enum(circuitStates).optional(),
		}),
		response: page(circuitSchema),
	},
	getCircuit: { summary: 'Get a circuit breaker', response: circuitSchema },
	reportOutcome: {
		summary: 'Tell how a call to a provider ended, for its circuit breaker',
		body: reportOutcomeRequest,
		response: circuitSchema,
	},
	resetCircuit: { summary: 'Close a circuit breaker by hand', role: 'admin', response: circuitSchema },
} as const satisfies Record<string, RouteSchemas>;
