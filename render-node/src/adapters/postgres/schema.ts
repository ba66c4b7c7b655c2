import type { Asset, DeliveryEnd, EventKind, Job, Model, Problem, Production } from '@showrunner/contract';
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	doublePrecision,
	index,
	integer,
	json,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import type { JobWeight } from '../../domain/jobs/job-record.js';
import { instant, showrunner } from './tables/base.js';
import { profileVersions } from './tables/profiles.js';

export const assets = showrunner.table(
	'assets',
	{
		id: text('id').primaryKey(),
		name: text('name').notNull(),
		mediaType: text('media_type').notNull(),
		sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
		media: json('media').$type<Asset['media']>(),
		createdAt: instant('created_at').notNull(),
	},
	(table) => [index('assets_newest').on(table.createdAt.desc(), table.id.desc())],
);

export const productions = showrunner.table(
	'productions',
	{
		id: uuid('id').primaryKey(),
		idempotencyKey: text('idempotency_key').notNull(),
		title: text('title').notNull(),
		/** The title as searches compare it. */
		titleFolded: text('title_folded').notNull().default(''),
		channel: text('channel'),
		locale: text('locale').notNull(),
		series: text('series'),
		episode: integer('episode'),
		madeForKids: boolean('made_for_kids').notNull().default(false),
		profileVersionId: uuid('profile_version_id').references(() => profileVersions.id),
		state: text('state').$type<Production['state']>().notNull(),
		problem: json('problem').$type<Problem>(),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
		completedAt: instant('completed_at'),
	},
	(table) => [
		uniqueIndex('productions_idempotency_key').on(table.idempotencyKey),
		uniqueIndex('productions_episode')
			.on(sql`coalesce(${table.channel}, '')`, table.series, table.episode)
			.where(sql`${table.series} is not null`),
		index('productions_newest').on(table.createdAt.desc(), table.id.desc()),
		index('productions_channel').on(table.channel, table.createdAt.desc(), table.id.desc()),
	],
);

export const productionAssets = showrunner.table(
	'production_assets',
	{
		productionId: uuid('production_id')
			.notNull()
			.references(() => productions.id, { onDelete: 'cascade' }),
		position: integer('position').notNull(),
		role: text('role').notNull(),
		assetId: text('asset_id')
			.notNull()
			.references(() => assets.id),
	},
	(table) => [
		primaryKey({ columns: [table.productionId, table.position] }),
		index('production_assets_asset').on(table.assetId),
	],
);

export const batches = showrunner.table('batches', {
	id: uuid('id').primaryKey(),
	apiKeyHash: text('api_key_hash').notNull(),
	callbackUrl: text('callback_url'),
	callbackContext: json('callback_context').$type<unknown>(),
	callbackReachable: boolean('callback_reachable').notNull(),
	callbackDeliveredAt: instant('callback_delivered_at'),
	createdAt: instant('created_at').notNull(),
	finishedAt: instant('finished_at'),
});

export const jobs = showrunner.table(
	'jobs',
	{
		id: uuid('id').primaryKey(),
		kind: text('kind').$type<Job['kind']>().notNull(),
		state: text('state').$type<Job['state']>().notNull(),
		priority: text('priority').$type<Job['priority']>().notNull(),
		weight: text('weight').$type<JobWeight>().notNull(),
		input: json('input').$type<unknown>().notNull(),
		resultKey: text('result_key').notNull(),
		timeoutMs: integer('timeout_ms').notNull(),
		fraction: doublePrecision('fraction').notNull(),
		phase: text('phase').notNull(),
		etaMs: bigint('eta_ms', { mode: 'number' }),
		attempts: integer('attempts').notNull(),
		failures: integer('failures').notNull(),
		deaths: integer('deaths').notNull(),
		cached: boolean('cached').notNull(),
		result: json('result').$type<unknown>(),
		problem: json('problem').$type<Problem>(),
		productionId: uuid('production_id').references(() => productions.id),
		step: text('step'),
		correlationId: text('correlation_id'),
		batchId: uuid('batch_id').references(() => batches.id),
		batchIndex: integer('batch_index').notNull(),
		ticketId: uuid('ticket_id'),
		runId: uuid('run_id'),
		createdAt: instant('created_at').notNull(),
		startedAt: instant('started_at'),
		finishedAt: instant('finished_at'),
		deadlineAt: instant('deadline_at'),
	},
	(table) => [
		index('jobs_newest').on(table.createdAt.desc(), table.id.desc()),
		index('jobs_state').on(table.state),
		index('jobs_batch').on(table.batchId, table.batchIndex),
		index('jobs_production').on(table.productionId),
		index('jobs_run').on(table.runId),
		index('jobs_result_key').on(table.resultKey),
	],
);

export const results = showrunner.table('results', {
	key: text('key').primaryKey(),
	jobId: uuid('job_id').notNull(),
	result: json('result').$type<unknown>().notNull(),
});

/** Machines that generate, and what with; a row that is old is a machine that is gone. */
export const machines = showrunner.table('machines', {
	id: uuid('id').primaryKey(),
	models: json('models').$type<Model[]>().notNull(),
	seenAt: instant('seen_at').notNull(),
});

export const idempotencyKeys = showrunner.table(
	'idempotency_keys',
	{
		scope: text('scope').notNull(),
		key: text('key').notNull(),
		requestHash: text('request_hash').notNull(),
		resourceId: text('resource_id').notNull(),
		createdAt: instant('created_at').notNull().defaultNow(),
	},
	(table) => [
		primaryKey({ columns: [table.scope, table.key] }),
		index('idempotency_keys_resource').on(table.resourceId),
	],
);

export const subscriptions = showrunner.table('subscriptions', {
	id: uuid('id').primaryKey(),
	url: text('url').notNull(),
	events: text('events').array().$type<EventKind[]>().notNull(),
	apiKeyHash: text('api_key_hash').notNull(),
	createdAt: instant('created_at').notNull(),
	failingSince: instant('failing_since'),
	disabledAt: instant('disabled_at'),
});

export const deliveries = showrunner.table(
	'webhook_deliveries',
	{
		id: uuid('id').primaryKey(),
		batchId: uuid('batch_id').references(() => batches.id),
		subscriptionId: uuid('subscription_id').references(() => subscriptions.id, { onDelete: 'cascade' }),
		url: text('url').notNull(),
		apiKeyHash: text('api_key_hash').notNull(),
		body: text('body'),
		attempts: integer('attempts').notNull(),
		goneInARow: integer('gone_in_a_row').notNull(),
		ticketId: uuid('ticket_id'),
		lastAnswer: text('last_answer'),
		createdAt: instant('created_at').notNull(),
		deliveredAt: instant('delivered_at'),
		gaveUpAt: instant('gave_up_at'),
		gaveUpFor: text('gave_up_for').$type<DeliveryEnd>(),
		replayedAt: instant('replayed_at'),
	},
	(table) => [
		uniqueIndex('webhook_deliveries_batch').on(table.batchId),
		index('webhook_deliveries_newest').on(table.createdAt.desc(), table.id.desc()),
		index('webhook_deliveries_subscription').on(table.subscriptionId),
	],
);
