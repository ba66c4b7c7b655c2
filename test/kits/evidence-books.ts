import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Asset } from '@showrunner/contract';
import { createChangeFeed } from '../../render-node/src/adapters/postgres/change-feed.js';
import { createPool } from '../../render-node/src/adapters/postgres/connection.js';
import { createStore } from '../../render-node/src/adapters/postgres/store.js';
import { ticketsOf } from '../../render-node/src/adapters/queue/tickets.js';
import { openBooks } from '../../render-node/src/books.js';
import { createClosers } from '../../render-node/src/closers.js';
import { readConfig } from '../../render-node/src/config.js';
import { silentLog } from './silent-log.js';
import { temporaryFolder } from './temporary-folder.js';
import { createDatabase } from './test-database.js';

/** The books of evidence on a database of its own, as two machines see them, and the way to reach behind them. */
export async function openEvidenceBooks() {
	const folder = temporaryFolder('evidence');
	const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;
	const database = given ? await createDatabase(given) : null;
	const config = readConfig({
		SHOWRUNNER_DATA_DIR: folder.path,
		...(database && { SHOWRUNNER_DATABASE_URL: database.url }),
	});
	const log = silentLog();
	const closers = createClosers(log);
	const books = await openBooks(config, log, closers, () => undefined);
	const second = createPool(books.database.connection, () => undefined);
	closers.add(() => second.end());
	const clock = { now: () => new Date() };
	return {
		deps: { store: books.store, clock, log },
		other: { store: createStore(second, ticketsOf(books.boss), createChangeFeed(randomUUID())), clock, log },
		add: (asset: Asset) => books.store.transaction((inside) => inside.assets.record(asset)),
		sql: async <T = unknown>(text: string, values: unknown[] = []): Promise<T[]> =>
			(await second.query(text, values)).rows as T[],
		/** Does what a thief with the owner's password to the database could do. */
		async behindTriggers(text: string, values: unknown[] = []): Promise<void> {
			const client = await second.connect();
			const set = (state: string) =>
				client.query(
					`alter table showrunner.asset_evidence ${state} trigger user; alter table showrunner.evidence_chain ${state} trigger user`,
				);
			try {
				await client.query('begin');
				await set('disable');
				await client.query(text, values);
				await set('enable');
				await client.query('commit');
			} finally {
				client.release();
			}
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

export type EvidenceBooks = Awaited<ReturnType<typeof openEvidenceBooks>>;
