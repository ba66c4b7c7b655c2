import { and, desc, inArray, sql, type SQL } from 'drizzle-orm';
import type { SpendGrouping } from '@showrunner/contract';
import type { SpendFilter, SpendHint, SpendRepository } from '../../domain/store/spend-repository.js';
import type { Handle } from './connection.js';
import { spentWithin } from './spent-within.js';
import { spendReservations } from './tables/budgets.js';

const { state, amountMicros, committedMicros, currency, service, operation, provider } = spendReservations;
/** What is held or was paid; what was released or has expired is nobody's cost. */
const isCost = inArray(state, ['reserved', 'committed']);
const whole = (value: SQL) => sql<number>`coalesce(${value}, 0)::bigint`.mapWith(Number);
const reserved = whole(sql`sum(${amountMicros}) filter (where ${state} = 'reserved')`);
const committed = whole(sql`sum(${committedMicros})`);
const count = sql<number>`count(*)`.mapWith(Number);
const cost = sql`coalesce(${committedMicros}, ${amountMicros})`;

function keyOf(by: SpendGrouping | null, timeZone: string): SQL<string | null> {
	const columns = {
		service: spendReservations.service,
		provider: spendReservations.provider,
		video: spendReservations.productionId,
		channel: spendReservations.channel,
		'content-type': spendReservations.contentType,
	};
	if (by === null) return sql`null::text`;
	if (by === 'day') return sql`to_char(${spendReservations.createdAt} at time zone ${timeZone}, 'YYYY-MM-DD')`;
	return sql`${columns[by]}::text`;
}

/** In the words of the index that holds only these: looking into the others would find nothing. */
const hasAlternatives = sql`json_array_length(${spendReservations.alternatives}) > 0`;
/** The cheapest of a reservation's stated alternatives, beside it. */
const cheapest = sql`lateral (
	select stated.provider, stated."amountMicros" as amount
	from json_to_recordset(${spendReservations.alternatives}) as stated(provider text, "amountMicros" bigint)
	order by stated."amountMicros", stated.provider limit 1) as cheapest`;

const toHint = (row: Record<keyof SpendHint, string>): SpendHint => ({
	...row,
	service: row.service as SpendHint['service'],
	paidMicros: Number(row.paidMicros),
	cheaperMicros: Number(row.cheaperMicros),
	savedMicros: Number(row.savedMicros),
	count: Number(row.count),
});

export const spendSums = (db: Handle): Pick<SpendRepository, 'sums' | 'hints' | 'costsOf'> => ({
	async sums(by, filter, timeZone, limit) {
		return db
			.select({
				key: keyOf(by, timeZone).as('key'),
				currency,
				reservedMicros: reserved,
				committedMicros: committed,
				count,
			})
			.from(spendReservations)
			.where(and(isCost, spentWithin(filter)))
			.groupBy(sql`1`, currency)
			.orderBy(desc(sql`sum(${cost})`), sql`1`)
			.limit(limit);
	},
	async hints(filter: SpendFilter, limit) {
		const where = and(isCost, hasAlternatives, spentWithin(filter), sql`cheapest.amount < ${cost}`);
		const { rows } = await db.execute<Record<keyof SpendHint, string>>(sql`
			select ${service}, ${operation}, ${provider}, cheapest.provider as "cheaperProvider", ${currency},
				sum(${cost}) as "paidMicros", sum(cheapest.amount) as "cheaperMicros",
				sum(${cost} - cheapest.amount) as "savedMicros", count(*) as count
			from ${spendReservations}, ${cheapest}
			where ${where}
			group by 1, 2, 3, 4, 5 order by sum(${cost} - cheapest.amount) desc, 1, 2, 3 limit ${limit}`);
		return rows.map(toHint);
	},
	async costsOf(productionIds) {
		if (productionIds.length === 0) return new Map();
		const rows = await db
			.select({ id: spendReservations.productionId, currency, reservedMicros: reserved, committedMicros: committed })
			.from(spendReservations)
			.where(inArray(spendReservations.productionId, productionIds))
			.groupBy(spendReservations.productionId, currency);
		return new Map(rows.map(({ id, ...costs }) => [id ?? '', costs]));
	},
});
