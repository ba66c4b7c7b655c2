import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { TicketsThrough } from '../postgres/store.js';

/**
 * Queue entries written in the same transaction as the books that they belong to. When they are due is told to the
 * database as a delay: its clock counts there, and ours may be wrong for a while.
 */
export const ticketsOf =
	(boss: PgBoss, now: () => Date = () => new Date()): TicketsThrough =>
	(db, changed) => ({
		async send(queue, tickets) {
			if (tickets.length === 0) return;
			const entries = tickets.map(({ id, recordId, priority, startAfter }) => ({
				id,
				data: { recordId },
				priority,
				...(startAfter && { startAfter: Math.max(0, (startAfter.getTime() - now().getTime()) / 1_000) }),
			}));
			await boss.insert(queue, entries, { db: fromDrizzle(db, sql) });
			const due = tickets.map(({ startAfter }) => startAfter?.getTime() ?? 0);
			changed({ kind: 'tickets', queue, dueAtMs: Math.min(...due) });
		},
	});
