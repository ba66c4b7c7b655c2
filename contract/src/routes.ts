import { z } from 'zod';
import { generationKinds, jobKinds, jobStates, limits, productionStates } from '../vocabulary.js';
import { routeTable, type RouteName } from '../route-table.js';
import { assetLinkSchema, assetSchema } from './assets.js';
import { capabilitiesSchema } from './capabilities.js';
import { batchSchema, createBatchRequest, createJobRequest, jobSchema } from './jobs/job.js';
import { modelSchema } from './models.js';
import {
	completeProductionRequest,
	evidenceReportSchema,
	failProductionRequest,
	productionSchema,
	startProductionRequest,
	updateProductionRequest,
} from './productions.js';
import { idSchema, localeSchema, page } from './scalars.js';
import { voiceSchema } from './speech.js';
import {
	exportTimelineRequest,
	exportTimelineResult,
	importTimelineRequest,
	importTimelineResult,
} from './timeline-exchange.js';
import { createSubscriptionRequest, subscriptionSchema } from './webhooks.js';

const paging = {
	cursor: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(limits.pageSize).default(50),
};
const waiting = z.strictObject({
	waitMs: z.coerce.number().int().min(0).max(limits.longPollMs).default(0).meta({
		description: 'Hold the answer back until the work has ended, this long at most.',
	}),
});
const deleted = z.object({ deleted: z.literal(true) });
const bytes = z.unknown().meta({ description: 'The bytes themselves.' });

type RouteSchemas = {
	summary: string;
	/** Query parameters; absent where there are none. */
	query?: z.ZodType;
	/** JSON body; absent where there is none or where the body is raw bytes. */
	body?: z.ZodType;
	response: z.ZodType;
	/** Raw bytes go in or come out in place of JSON. */
	raw?: 'request' | 'response' | 'event-stream';
	status?: 200 | 201 | 202;
	/** Asks for an Idempotency-Key header; the same key with the same body gives the same answer. */
	idempotent?: 'required' | 'optional';
};

export const routeSchemas = {
	getCapabilities: { summary: 'What this service can do', response: capabilitiesSchema },
	getVoices: {
		summary: 'List voices',
		query: z.strictObject({ locale: localeSchema.optional() }),
		response: z.object({ items: z.array(voiceSchema) }),
	},
	getModels: {
		summary: 'List models that generate pictures and clips',
		query: z.strictObject({ kind: z.enum(generationKinds).optional() }),
		response: z.object({ items: z.array(modelSchema) }),
	},
	uploadAsset: {
		summary: 'Upload an asset',
		query: z.strictObject({ name: z.string().min(1).max(255) }),
		response: assetSchema,
		raw: 'request',
		status: 201,
	},
	getAssets: { summary: 'List assets', query: z.strictObject(paging), response: page(assetSchema) },
	getAsset: { summary: 'Get an asset', response: assetSchema },
	deleteAsset: { summary: 'Delete an asset', response: deleted },
	downloadAsset: { summary: 'Download an asset', response: bytes, raw: 'response' },
	createAssetLink: {
		summary: 'Create a link to an asset that works without a login',
		body: z.strictObject({
			expiresInMs: z
				.number()
				.int()
				.min(1_000)
				.max(7 * 24 * 60 * 60 * 1000)
				.default(60 * 60 * 1000),
		}),
		response: assetLinkSchema,
		status: 201,
	},
	createJob: {
		summary: 'Create a job',
		body: createJobRequest,
		response: jobSchema,
		status: 202,
		idempotent: 'optional',
	},
	getJobs: {
		summary: 'List jobs',
		query: z.strictObject({
			...paging,
			state: z.enum(jobStates).optional(),
			kind: z.enum(jobKinds).optional(),
			productionId: idSchema.optional(),
		}),
		response: page(jobSchema),
	},
	getJob: { summary: 'Get a job', query: waiting, response: jobSchema },
	cancelJob: { summary: 'Cancel a job', response: jobSchema },
	retryJob: { summary: 'Retry a job that failed or was cancelled', response: jobSchema, status: 202 },
	streamJob: { summary: 'Follow a job by server-sent events', response: jobSchema, raw: 'event-stream' },
	createBatch: {
		summary: 'Create jobs that end together',
		body: createBatchRequest,
		response: batchSchema,
		status: 202,
		idempotent: 'optional',
	},
	getBatch: { summary: 'Get a batch', query: waiting, response: batchSchema },
	cancelBatch: { summary: 'Cancel all jobs of a batch', response: batchSchema },
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
	exportTimeline: {
		summary: 'Write a timeline as an OpenTimelineIO document, for an editing program',
		body: exportTimelineRequest,
		response: exportTimelineResult,
	},
	importTimeline: {
		summary: 'Read a timeline from an OpenTimelineIO document',
		body: importTimelineRequest,
		response: importTimelineResult,
	},
	createSubscription: {
		summary: 'Subscribe a webhook to events',
		body: createSubscriptionRequest,
		response: subscriptionSchema,
		status: 201,
	},
	getSubscription: { summary: 'Get a subscription', response: subscriptionSchema },
	deleteSubscription: { summary: 'Delete a subscription', response: deleted },
} as const satisfies Record<RouteName, RouteSchemas>;

export const routeNames = Object.keys(routeTable) as RouteName[];

type Schemas = typeof routeSchemas;
type Input<N extends RouteName, K extends 'query' | 'body'> =
	Schemas[N] extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;
type PathParams<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
	? Name | PathParams<Rest>
	: P extends `${string}:${infer Name}`
		? Name
		: never;

/** What a caller of each route passes and gets. */
export type RouteTypes = {
	[N in RouteName]: {
		params: { [K in PathParams<(typeof routeTable)[N]['path']>]: string };
		query: Input<N, 'query'>;
		body: Input<N, 'body'>;
		response: z.output<Schemas[N]['response']>;
	};
};
