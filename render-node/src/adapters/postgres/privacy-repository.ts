import { sql, type SQL } from 'drizzle-orm';
import type { Derived, WrittenKind, WrittenRow, WrittenTable } from '../../domain/privacy/written-table.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { PrivacyRepository } from '../../domain/store/privacy-repository.js';
import type { ReportChange } from './change-feed.js';
import type { Handle } from './connection.js';
import { folded } from './folded-text.js';
import { writtenTables } from './written-tables.js';

const column = (name: string) => sql`t.${sql.identifier(name)}`;
const of = ({ table }: WrittenTable) => sql`showrunner.${sql.identifier(table)}`;

/** A column as text; lists as JSON, so that their members stay apart. */
const asText = (name: string, kind: WrittenKind) =>
	kind === 'list' ? sql`to_json(${column(name)})::text` : sql`${column(name)}::text`;

const holds = (table: WrittenTable, patterns: string[]): SQL =>
	sql`(${sql.join(
		Object.entries(table.columns).map(
			([name, kind]) => sql`${asText(name, kind)} ~ any(${sql.param(patterns)}::text[])`,
		),
		sql` or `,
	)})`;

const keyOf = ({ key }: WrittenTable) => sql.join(key.map(column), sql`, `);
const isRow = ({ key }: WrittenTable, values: string[]): SQL =>
	sql.join(
		key.map((name, at) => sql`${column(name)} = ${values[at]}`),
		sql` and `,
	);

function written(kind: WrittenKind | undefined, text: string): SQL {
	if (kind === 'json' || kind === 'free-json') return sql`${text}::json`;
	if (kind === 'jsonb') return sql`${text}::jsonb`;
	if (kind === 'list') return sql`array(select json_array_elements_text(${text}::json))`;
	return sql`${text}`;
}

const derivedFrom = ({ as }: Derived, text: string) =>
	as === 'folded' ? folded(text) : contentHash(JSON.parse(text) as unknown);

/** What is worth nothing once a part of it is gone. */
const endingKinds = new Set<WrittenKind | undefined>(['url', 'free-json']);

/** What is set in a row, with what follows from it. */
function assignments(table: WrittenTable, changed: Record<string, string>, now: Date): SQL {
	const set = Object.entries(changed).map(
		([name, text]) => sql`${sql.identifier(name)} = ${written(table.columns[name], text)}`,
	);
	for (const derived of table.derived ?? []) {
		const text = changed[derived.from];
		if (text !== undefined) set.push(sql`${sql.identifier(derived.column)} = ${derivedFrom(derived, text)}`);
	}
	const ends = Object.keys(changed).some((name) => endingKinds.has(table.columns[name]));
	if (table.endedBy !== undefined && ends) {
		// The earlier one; what is null is passed over.
		set.push(
			sql`${sql.identifier(table.endedBy)} = least(${column(table.endedBy)}, ${now.toISOString()}::timestamptz)`,
		);
	}
	return sql.join(set, sql`, `);
}

/** Rows that one statement looks through. */
const rowsAtOnce = 500;

const listed = (parts: SQL[]) => sql.join(parts, sql`, `);
const keyAsText = ({ key }: WrittenTable) => sql`array[${listed(key.map((name) => sql`${column(name)}::text`))}]`;
const bounds = (table: WrittenTable, comparison: SQL, key: string[] | null): SQL =>
	key === null ? sql`true` : sql`(${keyOf(table)}) ${comparison} (${listed(key.map((value) => sql`${value}`))})`;

/** Key of the last row of the next stretch; null where the stretch reaches to the table's end. */
async function stretchEnd(db: Handle, table: WrittenTable, after: string[] | null): Promise<string[] | null> {
	const { rows } = await db.execute<{ key: string[] }>(sql`select ${keyAsText(table)} as key from ${of(table)} t
		where ${bounds(table, sql`>`, after)} order by ${keyOf(table)} offset ${rowsAtOnce - 1} limit 1`);
	return rows[0]?.key ?? null;
}

const rowsOf = (db: Handle): Pick<PrivacyRepository, 'matching'> => ({
	async matching(table, patterns, { after, isLocked }) {
		const next = await stretchEnd(db, table, after);
		const names = Object.entries(table.columns);
		const held = listed(names.map(([name, kind]) => asText(name, kind)));
		const at = table.at ? sql`to_json(${column(table.at)}) #>> '{}'` : sql`null`;
		const { rows } = await db.execute<{ key: string[]; at: string | null; held: (string | null)[] }>(sql`
			select ${keyAsText(table)} as key, ${at} as at, array[${held}] as held
			from ${of(table)} t
			where ${bounds(table, sql`>`, after)} and ${bounds(table, sql`<=`, next)} and ${holds(table, patterns)}
			order by ${keyOf(table)} ${isLocked ? sql`for update` : sql``}`);
		const told = rows.map(
			(row): WrittenRow => ({
				...{ key: row.key, at: row.at },
				values: Object.fromEntries(names.map(([name], index) => [name, row.held[index] ?? null])),
			}),
		);
		return { rows: told, next };
	},
});

/** Unfinished jobs that hold a match, or whose batch does; the many that have ended are not looked at. */
const unfinishedHolding = (patterns: string[], limit: number): SQL => {
	const holdsIn = (name: string) => {
		const table = writtenTables.find((one) => one.table === name);
		return table ? holds(table, patterns) : sql`false`;
	};
	return sql`
		with unfinished as materialized (
			select id, created_at, batch_id, input, result, problem, step, correlation_id from showrunner.jobs where state in ('queued', 'running')
		), awaited as materialized (
			select * from showrunner.batches where id in (select batch_id from unfinished)
		)
		select t.id, t.created_at from unfinished t where ${holdsIn('jobs')}
		union
		select u.id, u.created_at from awaited t join unfinished u on u.batch_id = t.id where ${holdsIn('batches')}
		order by created_at limit ${limit}`;
};

const resultsOf = (db: Handle): Pick<PrivacyRepository, 'forgetResultsOfJobs' | 'forgetResultsWith'> => {
	const count = async (statement: SQL) => (await db.execute(statement)).rowCount ?? 0;
	return {
		forgetResultsOfJobs: (jobIds) =>
			count(sql`delete from showrunner.results r using showrunner.jobs j
				where j.id = any(${sql.param(jobIds)}::uuid[]) and r.key = j.result_key`),
		async forgetResultsWith(assetIds) {
			if (assetIds.length === 0) return 0;
			return count(sql`delete from showrunner.results r where r.result::text ~ ${assetIds.join('|')}`);
		},
	};
};

export const privacyRepository = (db: Handle, changed: ReportChange): PrivacyRepository => ({
	...rowsOf(db),
	...resultsOf(db),
	tables: writtenTables,
	async rewrite(table, key, columns, now) {
		await db.execute(sql`update ${of(table)} t set ${assignments(table, columns, now)} where ${isRow(table, key)}`);
		if (table.table === 'api_keys') changed({ kind: 'access' });
	},
	async remove(table, key) {
		await db.execute(sql`delete from ${of(table)} t where ${isRow(table, key)}`);
	},
	async unfinishedJobs(patterns, limit) {
		const { rows } = await db.execute<{ id: string }>(unfinishedHolding(patterns, limit));
		return rows.map(({ id }) => id);
	},
	async leaveProductions(assetId) {
		await db.execute(sql`delete from showrunner.production_assets where asset_id = ${assetId}`);
	},
	async madeFrom(assetIds) {
		const { rows } = await db.execute<{ id: string }>(sql`
			with recursive made as (
				select unnest(${sql.param(assetIds)}::text[]) as id
				union
				select e.asset_id from showrunner.asset_evidence e join made on e.made_from @> array[made.id]
			)
			select a.id from made join showrunner.assets a on a.id = made.id
			where a.id <> all(${sql.param(assetIds)}::text[]) order by a.id`);
		return rows.map(({ id }) => id);
	},
});
