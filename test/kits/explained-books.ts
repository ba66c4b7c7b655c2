import { rmSync } from 'node:fs';
import type pg from 'pg';
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

/** One step of a plan, as `EXPLAIN (FORMAT JSON)` tells it. */
export type PlanStep = {
	'Node Type': string;
	'Relation Name'?: string;
	'Index Name'?: string;
	'Index Cond'?: string;
	Plans?: PlanStep[];
};
type Asked = { text: string; values: unknown[] };

const stepsOf = (step: PlanStep): PlanStep[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)];

/** Notes each statement that goes through the pool. */
function noteStatements(pool: pg.Pool): Asked[] {
	const asked: Asked[] = [];
	const query = pool.query.bind(pool) as (...told: unknown[]) => unknown;
	pool.query = ((...told: unknown[]) => {
		const [config, values] = told as [{ text: string } | string, unknown[] | undefined];
		asked.push({ text: typeof config === 'string' ? config : config.text, values: values ?? [] });
		return query(...told);
	}) as typeof pool.query;
	return asked;
}

/** The books on a database of its own, and the plans by which the database answers what they ask. */
export async function openExplainedBooks() {
	const folder = temporaryFolder('plans');
	const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;
	const database = given ? await createDatabase(given) : null;
	const config = readConfig({
		SHOWRUNNER_DATA_DIR: folder.path,
		...(database && { SHOWRUNNER_DATABASE_URL: database.url }),
	});
	const log = silentLog();
	const closers = createClosers(log);
	const books = await openBooks(config, log, closers, () => undefined);
	const pool = createPool(books.database.connection, () => undefined);
	closers.add(() => pool.end());
	const asked = noteStatements(pool);
	const store = createStore(pool, ticketsOf(books.boss), createChangeFeed(null));
	return {
		store,
		/** Behind the store's back. */
		write: (statement: string) => books.pool.query(statement),
		/** The statements that something asks. */
		async statementsOf(ask: () => Promise<unknown>): Promise<Asked[]> {
			asked.length = 0;
			await ask();
			return [...asked];
		},
		/** All steps of the plan of what something asks. */
		async planOf(ask: () => Promise<unknown>): Promise<PlanStep[]> {
			const plans: PlanStep[] = [];
			for (const { text, values } of await this.statementsOf(ask)) {
				const { rows } = await books.pool.query<{ 'QUERY PLAN': { Plan: PlanStep }[] }>(
					`explain (format json) ${text}`,
					values,
				);
				plans.push(...(rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => stepsOf(Plan)));
			}
			return plans;
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

export type ExplainedBooks = Awaited<ReturnType<typeof openExplainedBooks>>;
