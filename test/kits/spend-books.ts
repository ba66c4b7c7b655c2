import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Production, Reservation, ReserveSpendRequest } from '@showrunner/contract';
import { createChangeFeed } from '../../render-node/src/adapters/postgres/change-feed.js';
import { createPool } from '../../render-node/src/adapters/postgres/connection.js';
import { createStore } from '../../render-node/src/adapters/postgres/store.js';
import { ticketsOf } from '../../render-node/src/adapters/queue/tickets.js';
import { reserveSpend } from '../../render-node/src/application/budgets/reserve-spend.js';
import { setBudget } from '../../render-node/src/application/budgets/set-budget.js';
import { startProduction } from '../../render-node/src/application/productions/start-production.js';
import { openBooks } from '../../render-node/src/books.js';
import { createClosers } from '../../render-node/src/closers.js';
import { readConfig } from '../../render-node/src/config.js';
import type { Caller } from '../../render-node/src/domain/access/caller.js';
import type { SpendRules } from '../../render-node/src/domain/budgets/spend-rules.js';
import { contentHash } from '../../render-node/src/domain/jobs/content-hash.js';
import type { Store } from '../../render-node/src/domain/store/store.js';
import { spendRulesOf } from '../../render-node/src/spend-rules.js';
import { silentLog } from './silent-log.js';
import { temporaryFolder } from './temporary-folder.js';
import { createDatabase } from './test-database.js';

const dayMs = 24 * 60 * 60 * 1000;

export type SpendDeps = { store: Store; clock: { now(): Date }; spendRules: SpendRules };
type CountRow = { id: string; reserved: string; committed: string; limit: string; beyond: string };

export const usd = (amount: number) => Math.round(amount * 1_000_000);
/** The wish of a call, as the contract fills it in. */
export const wishOf = (wish: Partial<ReserveSpendRequest> = {}): ReserveSpendRequest => ({
	...{ provider: 'openai', service: 'image', operation: 'generate', amountMicros: usd(1) },
	...{ expiresInMs: 60_000, alternatives: [] },
	...wish,
});

/** Whoever sees to caps. */
export const admin = { keyHash: '', name: 'admin of the test', role: 'admin' } as Caller;

/** The books of money on a database of its own, with a clock that stands still, as two machines see them. */
export async function openSpendBooks(env: Record<string, string> = {}) {
	const folder = temporaryFolder('spend');
	const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;
	const database = given ? await createDatabase(given) : null;
	const config = readConfig({
		SHOWRUNNER_DATA_DIR: folder.path,
		...(database && { SHOWRUNNER_DATABASE_URL: database.url }),
		...env,
	});
	const log = silentLog();
	const closers = createClosers(log);
	const books = await openBooks(config, log, closers, () => undefined);
	const second = createPool(books.database.connection, () => undefined);
	closers.add(() => second.end());
	const time = { at: new Date('2026-03-02T12:00:00Z') };
	const shared = { clock: { now: () => time.at }, spendRules: spendRulesOf(config) };
	const deps: SpendDeps = { ...shared, store: books.store };
	const other: SpendDeps = { ...shared, store: createStore(second, ticketsOf(books.boss), createChangeFeed(null)) };
	const reserve = (wish: Partial<ReserveSpendRequest> = {}, key: string = randomUUID(), from = deps) =>
		reserveSpend(from, wishOf(wish), { scope: 'reserveSpend', key, requestHash: contentHash(wish) });
	return {
		deps,
		other,
		time,
		reserve,
		/** Goes on to noon of the next day, which has counted nothing yet. */
		nextDay: () =>
			void (time.at = new Date(`${new Date(time.at.getTime() + dayMs).toISOString().slice(0, 10)}T12:00:00Z`)),
		start: (wish: { budgetMicros?: number; channel?: string } = {}, caller = admin): Promise<Production> => {
			const key = { scope: 'startProduction', key: randomUUID(), requestHash: '' };
			return startProduction(deps as never, { title: '', locale: 'en', ...wish }, key, caller);
		},
		setBudget: (wish: Partial<Parameters<typeof setBudget>[1]>) =>
			setBudget(deps, { scope: 'day', key: '*', limitMicros: usd(150), alertMicros: null, ...wish }, admin),
		/** Counts that are not the sum of their reservations; there must be none, ever. */
		async wrongCounts(): Promise<unknown[]> {
			const { rows } = await second.query<CountRow>(`
				select count.* , summed.* from showrunner.budget_counts count, lateral (
					select coalesce(sum(amount_micros) filter (where state = 'reserved'), 0) as held,
						coalesce(sum(committed_micros), 0) as paid
					from showrunner.spend_reservations where count.id = any(count_ids)) summed
				where (reserved_micros, committed_micros) is distinct from (held, paid)
					or reserved_micros + committed_micros > limit_micros + beyond_micros`);
			return rows;
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

export type SpendBooks = Awaited<ReturnType<typeof openSpendBooks>>;

/** How many were let through, and what the others were refused for. */
export async function outcomesOf(tries: Promise<Reservation>[]) {
	const ended = await Promise.allSettled(tries);
	const refusals = ended.flatMap((one) =>
		one.status === 'rejected' ? [one.reason as { problem?: { type: string } }] : [],
	);
	const accepted = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	return { accepted, refused: refusals.map((reason) => reason.problem?.type ?? String(reason)) };
}
