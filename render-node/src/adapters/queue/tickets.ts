import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { TicketsThrough } from '../postgres/store.js';

/** Queue entries written in the same transaction as the books that they belong to. */
export const ticketsOf =
	(boss: PgBoss): TicketsThrough =>
	(db, changed) => ({
		async send(queue, tickets) {
			if (tickets.length === 0) return;
			const entries = tickets.map(({ id, recordId, priority, startAfter }) => ({
				id,
				data: { recordId },
				priority,
				...(startAfter && { startAfter }),
			}));
			await boss.insert(queue, entries, { db: fromDrizzle(db, sql) });
			const due = tickets.map(({ startAfter }) => startAfter?.getTime() ?? 0);
			changed({ kind: 'tickets', queue, dueAtMs: Math.min(...due) });
		},
	});
