import { rmSync } from 'node:fs';
import { createChangeFeed } from '../../render-node/src/adapters/postgres/change-feed.js';
import { createStore } from '../../render-node/src/adapters/postgres/store.js';
import { ticketsOf } from '../../render-node/src/adapters/queue/tickets.js';
import { openBooks } from '../../render-node/src/books.js';
import { createClosers } from '../../render-node/src/closers.js';
import { readConfig } from '../../render-node/src/config.js';
import { spendRulesOf } from '../../render-node/src/spend-rules.js';
import { silentLog } from './silent-log.js';
import { temporaryFolder } from './temporary-folder.js';
import { createDatabase } from './test-database.js';

/** The books on a database of its own, with a service's clock that a test moves; no worker takes its entries. */
export async function openTimedBooks() {
	const folder = temporaryFolder('timed');
	const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;
	const database = given ? await createDatabase(given) : null;
	const config = readConfig({
		SHOWRUNNER_DATA_DIR: folder.path,
		...(database && { SHOWRUNNER_DATABASE_URL: database.url }),
	});
	const log = silentLog();
	const closers = createClosers(log);
	const books = await openBooks(config, log, closers, () => undefined);
	const noon = new Date('2026-03-02T12:00:00Z');
	const time = { at: noon };
	const clock = { now: () => time.at };
	return {
		deps: {
			store: createStore(books.pool, ticketsOf(books.boss, clock.now), createChangeFeed(null)),
			...{ clock, log, spendRules: spendRulesOf(config) },
		},
		/** Moves the service's clock on, or back. */
		pass: (ms: number) => void (time.at = new Date(time.at.getTime() + ms)),
		atNoon: () => void (time.at = noon),
		/** How long the queue holds an entry back, by the database's own clock. */
		async delayOf(ticketId: string): Promise<number> {
			const { rows } = await books.pool.query<{ ms: string }>(
				'select extract(epoch from start_after - created_on) * 1000 as ms from showrunner_queue.job where id = $1',
				[ticketId],
			);
			return Math.round(Number(rows[0]?.ms));
		},
		async stop() {
			const home = /^embedded PostgreSQL in (.*)$/.exec(books.database.description)?.[1];
			await closers.closeAll();
			await database?.drop();
			folder.remove();
			if (home) rmSync(home, { recursive: true, force: true });
		},
	};
}

export type TimedBooks = Awaited<ReturnType<typeof openTimedBooks>>;
