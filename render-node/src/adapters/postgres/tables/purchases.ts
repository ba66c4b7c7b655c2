import type { PurchaseState, SpendService, SpendUnit } from '@showrunner/contract';
import { sql } from 'drizzle-orm';
import { bigint, doublePrecision, index, integer, json, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { AttemptOutcome, JsonObject } from '../../../domain/purchases/purchase-record.js';
import { instant, micros, showrunner } from './base.js';

/** What a vendor is paid for once. Outlives the production that it was bought for. */
export const purchases = showrunner.table(
	'purchases',
	{
		id: uuid('id').primaryKey(),
		key: text('key').notNull(),
		state: text('state').$type<PurchaseState>().notNull(),
		provider: text('provider').notNull(),
		service: text('service').$type<SpendService>().notNull(),
		operation: text('operation').notNull(),
		model: text('model'),
		credentialName: text('credential_name'),
		productionId: uuid('production_id'),
		channel: text('channel'),
		amountMicros: micros('amount_micros').notNull(),
		costMicros: micros('cost_micros'),
		currency: text('currency').notNull(),
		ticket: json('ticket').$type<JsonObject>(),
		result: json('result').$type<JsonObject>(),
		assetIds: text('asset_ids').array().notNull(),
		problem: text('problem'),
		attempts: integer('attempts').notNull(),
		possiblyPaid: integer('possibly_paid').notNull(),
		/** The attempt that has brought the row to its state. */
		attemptId: uuid('attempt_id').notNull(),
		reservationId: uuid('reservation_id'),
		keepForMs: bigint('keep_for_ms', { mode: 'number' }),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
		keptAt: instant('kept_at'),
		outdatedAt: instant('outdated_at'),
	},
	(table) => [
		index('purchases_key').on(table.key),
		index('purchases_newest').on(table.createdAt.desc(), table.id.desc()),
		index('purchases_production').on(table.productionId),
		index('purchases_updated').on(table.updatedAt),
	],
);

/** Each call to a vendor, with its lease. */
export const purchaseAttempts = showrunner.table(
	'purchase_attempts',
	{
		id: uuid('id').primaryKey(),
		purchaseId: uuid('purchase_id')
			.notNull()
			.references(() => purchases.id, { onDelete: 'cascade' }),
		holder: text('holder').notNull(),
		reservationId: uuid('reservation_id').notNull(),
		/** Null: nobody has said yet how it ended. */
		outcome: text('outcome').$type<AttemptOutcome>(),
		leaseExpiresAt: instant('lease_expires_at').notNull(),
		createdAt: instant('created_at').notNull(),
	},
	(table) => [
		index('purchase_attempts_purchase').on(table.purchaseId),
		index('purchase_attempts_due')
			.on(table.leaseExpiresAt)
			.where(sql`outcome is null`),
	],
);

/** Prices that a person has set, in place of those that the nodes bring along. */
export const prices = showrunner.table(
	'prices',
	{
		id: uuid('id').primaryKey(),
		provider: text('provider').notNull(),
		/** `*`: all that have no price of their own. */
		model: text('model').notNull(),
		unit: text('unit').$type<SpendUnit>().notNull(),
		priceMicros: doublePrecision('price_micros').notNull(),
		per: integer('per').notNull(),
		currency: text('currency').notNull(),
		note: text('note'),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
	},
	(table) => [
		uniqueIndex('prices_provider_model_unit').on(table.provider, table.model, table.unit),
		index('prices_newest').on(table.createdAt.desc(), table.id.desc()),
	],
);
