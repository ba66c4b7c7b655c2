import type { BudgetPeriod, BudgetScope, Reservation, ReservationState, SpendService } from '@showrunner/contract';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, json, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { BudgetOrigin } from '../../../domain/budgets/budget-record.js';
import { instant, micros, showrunner } from './base.js';

export const budgets = showrunner.table(
	'budgets',
	{
		id: uuid('id').primaryKey(),
		scope: text('scope').$type<BudgetScope>().notNull(),
		key: text('key').notNull(),
		period: text('period').$type<BudgetPeriod>().notNull(),
		currency: text('currency').notNull(),
		limitMicros: micros('limit_micros').notNull(),
		alertMicros: micros('alert_micros'),
		timeZone: text('time_zone').notNull(),
		origin: text('origin').$type<BudgetOrigin>().notNull(),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
	},
	(table) => [
		uniqueIndex('budgets_scope_key_period').on(table.scope, table.key, table.period),
		index('budgets_newest').on(table.createdAt.desc(), table.id.desc()),
	],
);

/** What each cap counted in each of its periods. The check is the net below the conditional updates. */
export const budgetCounts = showrunner.table(
	'budget_counts',
	{
		id: uuid('id').primaryKey(),
		budgetId: uuid('budget_id')
			.notNull()
			.references(() => budgets.id, { onDelete: 'cascade' }),
		startsAt: instant('starts_at').notNull(),
		endsAt: instant('ends_at'),
		limitMicros: micros('limit_micros').notNull(),
		reservedMicros: micros('reserved_micros').notNull(),
		committedMicros: micros('committed_micros').notNull(),
		beyondMicros: micros('beyond_micros').notNull(),
		alertedAt: instant('alerted_at'),
		hitAt: instant('hit_at'),
	},
	(table) => [
		uniqueIndex('budget_counts_budget_starts').on(table.budgetId, table.startsAt),
		check('budget_counts_not_negative', sql`${table.reservedMicros} >= 0 and ${table.committedMicros} >= 0`),
		check(
			'budget_counts_within_limit',
			sql`${table.reservedMicros} + ${table.committedMicros} <= ${table.limitMicros} + ${table.beyondMicros}`,
		),
	],
);

/** Outlives the production that it was spent on. */
export const spendReservations = showrunner.table(
	'spend_reservations',
	{
		id: uuid('id').primaryKey(),
		state: text('state').$type<ReservationState>().notNull(),
		productionId: uuid('production_id'),
		channel: text('channel'),
		provider: text('provider').notNull(),
		service: text('service').$type<SpendService>().notNull(),
		operation: text('operation').notNull(),
		tier: text('tier'),
		contentType: text('content_type'),
		amountMicros: micros('amount_micros').notNull(),
		committedMicros: micros('committed_micros'),
		beyondCap: boolean('beyond_cap').notNull(),
		currency: text('currency').notNull(),
		alternatives: json('alternatives').$type<Reservation['alternatives']>().notNull(),
		countIds: uuid('count_ids').array().notNull(),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		settledAt: instant('settled_at'),
	},
	(table) => [
		index('spend_reservations_newest').on(table.createdAt.desc(), table.id.desc()),
		index('spend_reservations_production').on(table.productionId),
		index('spend_reservations_channel').on(table.channel, table.createdAt.desc(), table.id.desc()),
		index('spend_reservations_provider').on(table.provider, table.createdAt.desc(), table.id.desc()),
		index('spend_reservations_alternatives')
			.on(table.createdAt)
			.where(sql`json_array_length(alternatives) > 0`),
		index('spend_reservations_tier')
			.on(table.tier, table.createdAt)
			.where(sql`tier is not null`),
		index('spend_reservations_due')
			.on(table.expiresAt)
			.where(sql`state = 'reserved'`),
	],
);

export const circuits = showrunner.table(
	'circuits',
	{
		id: uuid('id').primaryKey(),
		provider: text('provider').notNull(),
		/** Empty: whatever the login. */
		credentialName: text('credential_name').notNull(),
		failures: integer('failures').notNull(),
		windowStartsAt: instant('window_starts_at'),
		lastProblem: text('last_problem'),
		openedAt: instant('opened_at'),
		retryAt: instant('retry_at'),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
	},
	(table) => [uniqueIndex('circuits_provider_credential').on(table.provider, table.credentialName)],
);
