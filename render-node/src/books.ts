import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { createChangeFeed } from './adapters/postgres/change-feed.js';
import { createPool } from './adapters/postgres/connection.js';
import { keepSession } from './adapters/postgres/keep-session.js';
import { migrateStore } from './adapters/postgres/migrate.js';
import { openDatabase, type Database } from './adapters/postgres/open-database.js';
import { createStore } from './adapters/postgres/store.js';
import { createBoss } from './adapters/queue/create-boss.js';
import { superviseQueues } from './adapters/queue/supervise-queues.js';
import { ticketsOf } from './adapters/queue/tickets.js';
import type { Config } from './config.js';
import type { ChangeBus } from './domain/change-bus.js';
import type { Log } from './domain/ports.js';
import type { Store } from './domain/store/store.js';
import type { Closers } from './closers.js';

export type Books = { database: Database; store: Store; bus: ChangeBus; boss: PgBoss; pool: pg.Pool };

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

async function readClock(pool: pg.Pool): Promise<number> {
	const { rows } = await pool.query<{ now: Date }>('select clock_timestamp() as now');
	return rows[0]?.now.getTime() ?? 0;
}

/**
 * Opens database, store and queue, in the order in which each needs the one before.
 * @param onOusted called when another service took the embedded database over
 */
export async function openBooks(
	config: Config,
	log: Log,
	closers: Closers,
	onOusted: (error: unknown) => void,
): Promise<Books> {
	const database = await openDatabase(config.databaseUrl, config.dataDir, log);
	const { connection } = database;
	const isSole = database.kind === 'embedded';
	const feed = createChangeFeed(isSole ? null : randomUUID());
	const session = await keepSession({ connection, sole: isSole, hear: feed.hear, onOusted, log }).catch(
		(error: unknown) => {
			database.abandon();
			throw error;
		},
	);
	// Only who holds the session may stop an embedded database.
	closers.add(() => database.stop());
	closers.add(() => session.close());
	await migrateStore(connection, migrations);
	const pool = createPool(connection, (error) => log.warn({ err: error }, 'a connection to the database was lost'));
	closers.add(() => pool.end());
	const boss = await createBoss(pool, log);
	closers.add(() => boss.stop({ graceful: true, timeout: 2_000 }));
	closers.add(superviseQueues({ supervise: () => boss.supervise(), readClock: () => readClock(pool), log }));
	return { database, store: createStore(pool, ticketsOf(boss), feed), bus: feed, boss, pool };
}
