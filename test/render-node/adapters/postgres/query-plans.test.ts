import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportSpend } from '../../../../render-node/src/application/budgets/report-spend.js';
import type { BudgetRecord } from '../../../../render-node/src/domain/budgets/budget-record.js';
import type { PageRequest } from '../../../../render-node/src/domain/store/page.js';
import { openExplainedBooks, type ExplainedBooks, type PlanStep } from '../../../kits/explained-books.js';

/** Rows of each table, a minute apart: enough that reading all of them is never the cheapest way to fifty. */
const rows = 100_000;
const start = new Date('2026-01-01T00:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const instant = `'${start.toISOString()}'::timestamptz + n * interval '1 minute'`;
const fill = (table: string, columns: string, values: string) => `
	insert into showrunner.${table} (id, created_at, ${columns})
	select gen_random_uuid(), ${instant}, ${values} from generate_series(1, ${rows}) n`;

let books: ExplainedBooks;
beforeAll(async () => {
	books = await openExplainedBooks();
	const told = `'[{"provider": "cheap", "amountMicros": 500}]'`;
	await books.write(
		fill(
			'spend_reservations',
			`state, production_id, channel, provider, service, operation, tier, amount_micros, committed_micros, beyond_cap,
				currency, alternatives, count_ids, expires_at, settled_at`,
			`'committed', null, 'channel ' || n % 40, 'provider ' || n % 20, 'image', 'generate',
				case when n % 50 = 0 then 'tier ' || n % 7 end, 1000, 900, false, 'USD',
				(case when n % 50 = 0 then ${told} else '[]' end)::json, '{}', ${instant}, ${instant}`,
		),
	);
	await books.write(
		fill('audit_log', 'actor, action, subject, facts', `'actor ' || n % 40, 'action ' || n % 40, 'x', '{}'`),
	);
	await books.write(
		fill(
			'productions',
			'idempotency_key, title, channel, locale, state, updated_at',
			`'key ' || n, '', 'channel ' || n % 40, 'en', 'completed', ${instant}`,
		),
	);
	await books.write(
		fill(
			'reviews',
			'title, question, reasons, text, channel, assets, deciders, state, note, history, on_expiry, requested_by',
			`'', '', '{}', '', 'channel ' || n % 40, '[]', '{}', 'approved', '', '[]', 'expire', ''`,
		),
	);
	await books.write('vacuum analyze');
});
afterAll(async () => books.stop());

const page = (place: PageRequest['after'] = null): PageRequest => ({ after: place, limit: 50 });
const deep = page({ createdAt: after(rows / 2), id: randomUUID() });
const indexesOf = (plan: PlanStep[]) => plan.flatMap((step) => step['Index Name'] ?? []);
/** Steps that read a table from its beginning to its end, or put its rows in order first. */
const slowSteps = (plan: PlanStep[]) =>
	plan
		.map((step) => step['Node Type'])
		.filter((kind) => /^(Seq Scan|Parallel Seq Scan|Sort|Incremental Sort)$/.test(kind));

describe('a page of a list', () => {
	it.each<[string, string, (at: PageRequest) => Promise<unknown>]>([
		['reservations', 'spend_reservations_newest', (at) => books.store.spend.list({}, at)],
		[
			'reservations of a channel',
			'spend_reservations_channel',
			(at) => books.store.spend.list({ channel: 'none' }, at),
		],
		[
			'reservations of a provider',
			'spend_reservations_provider',
			(at) => books.store.spend.list({ provider: 'provider 3' }, at),
		],
		['the audit log', 'audit_log_newest', (at) => books.store.audit.list({}, at)],
		['the audit log of an actor', 'audit_log_actor', (at) => books.store.audit.list({ actor: 'actor 3' }, at)],
		['the audit log of an action', 'audit_log_action', (at) => books.store.audit.list({ action: 'none' }, at)],
		['productions', 'productions_newest', (at) => books.store.productions.list({}, at, 'newest')],
		['productions, oldest first', 'productions_newest', (at) => books.store.productions.list({}, at, 'oldest')],
		[
			'productions of a channel',
			'productions_channel',
			(at) => books.store.productions.list({ channel: 'channel 3' }, at, 'newest'),
		],
		['reviews', 'reviews_newest', (at) => books.store.reviews.list({}, at, 'newest')],
		['reviews of a channel', 'reviews_channel', (at) => books.store.reviews.list({ channel: 'none' }, at, 'newest')],
		[
			'reviews of a channel, oldest first',
			'reviews_channel',
			(at) => books.store.reviews.list({ channel: 'channel 3' }, at, 'oldest'),
		],
	])('of %s is read from its index in order, the first one and one in the middle', async (_, index, list) => {
		const [first, middle] = [await books.planOf(() => list(page())), await books.planOf(() => list(deep))];
		for (const plan of [first, middle]) {
			expect(indexesOf(plan)).toEqual([index]);
			expect(slowSteps(plan)).toEqual([]);
		}
		// Where the index is entered, not what is thrown away on the way there.
		expect(middle.find((step) => step['Index Name'])?.['Index Cond']).toContain('ROW(');
	});

	it('holds the same rows in the same order, read page by page', async () => {
		const ids: string[] = [];
		const small = { channel: 'channel 3', from: after(0), to: after(1_000) };
		for (let at: PageRequest['after'] = null; ; ) {
			const { items, next } = await books.store.spend.list(small, { after: at, limit: 7 });
			ids.push(...items.map(({ id }) => id));
			if (!next) break;
			at = next;
		}
		const whole = await books.store.spend.list(small, { after: null, limit: 1_000 });
		expect(ids).toEqual(whole.items.map(({ id }) => id));
		expect(ids).toHaveLength(25);
		const times = whole.items.map(({ createdAt }) => createdAt.getTime());
		expect(times).toEqual([...times].sort((a, b) => b - a));
	});
});

describe('money in a large book', () => {
	const budget = (scope: BudgetRecord['scope'], key: string): BudgetRecord => ({
		...{ id: randomUUID(), scope, key, period: 'day', currency: 'USD', limitMicros: 1, alertMicros: null },
		...{ timeZone: 'UTC', origin: 'person', createdAt: start, updatedAt: start },
	});

	it.each([
		['provider', 'none', 'spend_reservations_provider'],
		['channel', 'none', 'spend_reservations_channel'],
		['tier', 'none', 'spend_reservations_tier'],
		['day', '*', 'spend_reservations_newest'],
	] as const)('that a cap of a %s has counted is found by an index', async (scope, key, index) => {
		const plan = await books.planOf(() => books.store.budgets.hasCounted(budget(scope, key)));
		const read = plan.filter((step) => step['Relation Name'] === 'spend_reservations');
		expect(read.map((step) => step['Index Name'])).toEqual([index]);
		expect(read[0]?.['Index Cond']).toContain('starts_at');
	});

	const rules = { timeZone: 'UTC' } as never;
	const report = (wish: { from?: string; limit?: number } = {}) =>
		reportSpend({ store: books.store, clock: { now: () => after(rows) }, spendRules: rules }, {
			...{ by: 'provider', limit: 100 },
			...wish,
		} as never);

	it('is reported for a stretch of time from an index', async () => {
		const plan = await books.planOf(() => report({ from: after(rows - 500).toISOString() }));
		expect(indexesOf(plan).length).toBeGreaterThanOrEqual(2);
		expect(plan.filter((step) => step['Node Type'].includes('Seq Scan'))).toEqual([]);
	});

	it('is read once for a report of all time, and hints only where alternatives were stated', async () => {
		const statements = await books.statementsOf(() => report());
		expect(statements).toHaveLength(2);
		const plan = await books.planOf(() => books.store.spend.hints({}, 10));
		expect(indexesOf(plan)).toEqual(['spend_reservations_alternatives']);
		expect(plan.filter((step) => step['Node Type'].includes('Seq Scan'))).toEqual([]);
	});

	it('adds up to the same totals whether all groups were shown or some were cut off', async () => {
		const [whole, cut] = [await report(), await report({ limit: 3 })];
		expect(whole.rows).toHaveLength(20);
		expect(cut.rows).toHaveLength(3);
		expect(whole.totals).toEqual([{ currency: 'USD', reservedMicros: 0, committedMicros: rows * 900, count: rows }]);
		expect(cut.totals).toEqual(whole.totals);
		expect(whole.hints[0]).toMatchObject({ cheaperProvider: 'cheap', savedMicros: expect.any(Number) });
		expect(whole.hints.reduce((sum, { count }) => sum + count, 0)).toBe(rows / 50);
	});
});
