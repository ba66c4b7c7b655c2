import { z } from 'zod';
import { productionStates } from '../../vocabulary.js';
import {
	completeProductionRequest,
	evidenceReportSchema,
	failProductionRequest,
	productionSchema,
	startProductionRequest,
	updateProductionRequest,
} from '../productions.js';
import { page } from '../scalars.js';
import { paging, type RouteSchemas } from './route-schemas.js';

export const productionRoutes = {
	startProduction: {
		summary: 'Start a production, or get the one that this key started',
		body: startProductionRequest,
		response: productionSchema,
		status: 201,
		idempotent: 'required',
	},
	getProductions: {
		summary: 'List productions',
		query: z.strictObject({
			...paging,
			state: z.enum(productionStates).optional(),
			channel: z.string().optional(),
			idempotencyKey: z.string().max(255).optional(),
		}),
		response: page(productionSchema),
	},
	getProduction: { summary: 'Get a production', response: productionSchema },
	updateProduction: { summary: 'Update a production', body: updateProductionRequest, response: productionSchema },
	completeProduction: { summary: 'Complete a production', body: completeProductionRequest, response: productionSchema },
	failProduction: { summary: 'Mark a production as failed', body: failProductionRequest, response: productionSchema },
	getEvidence: { summary: 'Report what proves the right to use a production', response: evidenceReportSchema },
} as const satisfies Record<string, RouteSchemas>;
