import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { apiKeyRepository } from '../adapters/postgres/api-key-repository.js';
import { auditRepository } from '../adapters/postgres/audit-repository.js';
import { createChangeFeed } from '../adapters/postgres/change-feed.js';
import { createPool } from '../adapters/postgres/connection.js';
import { inTransaction } from '../adapters/postgres/in-transaction.js';
import { soleServiceLock } from '../adapters/postgres/keep-session.js';
import { migrateStore } from '../adapters/postgres/migrate.js';
import { openDatabase, type Database } from '../adapters/postgres/open-database.js';
import type { AccessDeps } from '../application/access/access-deps.js';
import { readConfig } from '../config.js';
import { makeDataDir } from '../disk.js';
import type { Change } from '../domain/change-bus.js';
import type { ApiKeyRepository } from '../domain/store/api-key-repository.js';
import { quietLog } from './quiet-log.js';
import type { CommandRun } from './command-run.js';

export type KeyStore = AccessDeps & { apiKeys: Pick<ApiKeyRepository, 'all'> };

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Whether a service works on the database; where none does, it is kept out until the session ends. */
async function isServed({ kind }: Database, session: pg.Client): Promise<boolean> {
	if (kind !== 'embedded') return false;
	const { rows } = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
		soleServiceLock,
	]);
	return rows[0]?.taken !== true;
}

function keyStore(pool: pg.Pool, now: () => Date): KeyStore {
	const feed = createChangeFeed(randomUUID());
	return {
		apiKeys: apiKeyRepository(drizzle(pool), () => undefined),
		clock: { now },
		store: {
			transaction: (work) =>
				inTransaction(pool, async (tx) => {
					const changes: Change[] = [];
					const done = await work({
						apiKeys: apiKeyRepository(tx, (change) => changes.push(change)),
						audit: auditRepository(tx),
					});
					// Services hear of it when it commits.
					await feed.announce(tx, changes);
					return done;
				}),
		},
	};
}

/** Works on the keys in the service's database, whether the service runs or not. @throws ConfigRefused, Refusal */
export async function withKeyStore<T>(run: CommandRun, work: (keys: KeyStore) => Promise<T>): Promise<T> {
	const config = readConfig(run.environment);
	if (config.databaseUrl === null) await makeDataDir(config.dataDir);
	const database = await openDatabase(config.databaseUrl, config.dataDir, quietLog);
	const session = new pg.Client(database.connection);
	session.on('error', () => undefined);
	const pool = createPool(database.connection, () => undefined);
	let isOthers = true;
	try {
		await session.connect();
		isOthers = await isServed(database, session);
		if (!isOthers) await migrateStore(database.connection, migrations);
		return await work(keyStore(pool, run.now));
	} finally {
		await pool.end();
		await session.end().catch(() => undefined);
		if (isOthers) database.abandon();
		else await database.stop();
	}
}
