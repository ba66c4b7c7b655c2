import { sql } from 'drizzle-orm';
import type { Change, ChangeBus } from '../../domain/change-bus.js';
import type { Handle } from './connection.js';

export type ReportChange = (change: Change) => void;

/** PostgreSQL's channel by which services on one store tell each other of changes. */
export const changeChannel = 'showrunner_changes';

export type ChangeFeed = ChangeBus & {
	/** Tells this process; call it after the commit. */
	tell(changes: readonly Change[]): void;
	/** Tells the other processes as part of a transaction, so that they hear it when it commits. */
	announce(db: Handle, changes: readonly Change[]): Promise<void>;
	/** What came over the channel; our own announcements come back too and are dropped. */
	hear(payload: string): void;
};

/** @param origin names this process; null where no other process can be on the same store */
export function createChangeFeed(origin: string | null): ChangeFeed {
	const listeners = new Set<(change: Change) => void>();
	const tell = (changes: readonly Change[]) => {
		for (const change of changes) for (const listener of listeners) listener(change);
	};
	return {
		tell,
		async announce(db, changes) {
			if (origin === null || changes.length === 0) return;
			const payloads = changes.map((change) => JSON.stringify({ origin, change }));
			await db.execute(
				sql`select pg_notify(${changeChannel}, payload) from unnest(${sql.param(payloads)}::text[]) as payload`,
			);
		},
		hear(payload) {
			const told = JSON.parse(payload) as { origin: string; change: Change };
			if (told.origin !== origin) tell([told.change]);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
	};
}
