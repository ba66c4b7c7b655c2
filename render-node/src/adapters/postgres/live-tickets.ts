import { and, eq, inArray, sql } from 'drizzle-orm';
import { pgSchema, text, uuid, type PgColumn } from 'drizzle-orm/pg-core';
import { queueSchema } from './queue-schema.js';
import type { Handle } from './connection.js';

/** The part of pg-boss's own table that says whether an entry can still reach a worker. */
const entries = pgSchema(queueSchema).table('job', { id: uuid('id').notNull(), state: text('state').notNull() });

/**
 * Query for the queue entry that `ticketId` names, if it can still reach a worker.
 * @param workersLive whether the workers that hold entries live
 */
export function liveTicket(db: Handle, ticketId: PgColumn, workersLive: boolean) {
	const live = workersLive ? ['created', 'retry', 'active'] : ['created', 'retry'];
	return db
		.select({ id: entries.id })
		.from(entries)
		.where(and(eq(entries.id, ticketId), inArray(sql`${entries.state}::text`, live)));
}
