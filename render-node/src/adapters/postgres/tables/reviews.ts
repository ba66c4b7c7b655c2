import type { Review } from '@showrunner/contract';
import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { instant, showrunner } from './base.js';

export const reviews = showrunner.table(
	'reviews',
	{
		id: uuid('id').primaryKey(),
		title: text('title').notNull(),
		question: text('question').notNull(),
		reasons: text('reasons').array().notNull(),
		text: text('text').notNull(),
		locale: text('locale'),
		productionId: uuid('production_id'),
		channel: text('channel'),
		assets: jsonb('assets').$type<Review['assets']>().notNull(),
		deciders: text('deciders').array().notNull(),
		state: text('state').$type<Review['state']>().notNull(),
		note: text('note').notNull(),
		decidedBy: text('decided_by'),
		decidedAt: instant('decided_at'),
		history: jsonb('history').$type<Review['history']>().notNull(),
		onExpiry: text('on_expiry').$type<Review['onExpiry']>().notNull(),
		expiresAt: instant('expires_at'),
		requestedBy: text('requested_by').notNull(),
		createdAt: instant('created_at').notNull(),
	},
	(table) => [
		index('reviews_newest').on(table.createdAt.desc(), table.id.desc()),
		index('reviews_state').on(table.state, table.createdAt, table.id),
		index('reviews_production').on(table.productionId),
		index('reviews_channel').on(table.channel, table.createdAt.desc(), table.id.desc()),
		index('reviews_due')
			.on(table.expiresAt)
			.where(sql`state = 'pending'`),
	],
);

/** Who was given a link to a review's page. What the link says about itself is only its id and a signature. */
export const reviewLinks = showrunner.table(
	'review_links',
	{
		id: uuid('id').primaryKey(),
		reviewId: uuid('review_id')
			.notNull()
			.references(() => reviews.id, { onDelete: 'cascade' }),
		reviewer: text('reviewer'),
		createdBy: text('created_by').notNull(),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		revokedBy: text('revoked_by'),
		revokedAt: instant('revoked_at'),
	},
	(table) => [index('review_links_newest').on(table.reviewId, table.createdAt.desc(), table.id.desc())],
);

/** Who is to be called when the last of several reviews is decided. */
export const reviewWaits = showrunner.table(
	'review_waits',
	{
		id: uuid('id').primaryKey(),
		reviewIds: uuid('review_ids').array().notNull(),
		callbackUrl: text('callback_url'),
		callbackReachable: boolean('callback_reachable').notNull(),
		apiKeyHash: text('api_key_hash').notNull(),
		createdAt: instant('created_at').notNull(),
		finishedAt: instant('finished_at'),
	},
	(table) => [
		index('review_waits_open')
			.using('gin', table.reviewIds)
			.where(sql`finished_at is null`),
	],
);
