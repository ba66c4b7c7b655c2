import { z } from 'zod';
import { productionOrders, productionStates } from '../../vocabulary.js';
import {
	completeProductionRequest,
	evidenceReportSchema,
	failProductionRequest,
	productionSchema,
	startProductionRequest,
	startProductionsRequest,
	startProductionsResponse,
	updateProductionRequest,
} from '../productions.js';
import { instantSchema, page } from '../scalars.js';
import { paging, type RouteSchemas } from './route-schemas.js';

export const productionRoutes = {
	startProduction: {
		summary: 'Start a production, or get the one that this key started',
		body: startProductionRequest,
		response: productionSchema,
		status: 201,
		idempotent: 'required',
	},
	startProductions: {
		summary: 'Start many productions; each has its own key and is answered for itself',
		body: startProductionsRequest,
		response: startProductionsResponse,
	},
	getProductions: {
		summary: 'List productions',
		query: z.strictObject({
			...paging,
			state: z.enum(productionStates).optional(),
			channel: z.string().optional(),
			locale: z.string().optional(),
			series: z.string().optional(),
			profile: z.string().optional().meta({ description: 'Name of the settings profile.' }),
			madeForKids: z.enum(['true', 'false']).optional(),
			q: z.string().max(200).optional().meta({ description: 'What the title holds, in any case of letters.' }),
			from: instantSchema.optional().meta({ description: 'Started at this instant or after it.' }),
			to: instantSchema.optional().meta({ description: 'Started before this instant.' }),
			order: z.enum(productionOrders).default('newest'),
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
