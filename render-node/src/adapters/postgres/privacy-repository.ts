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

/** What is set in a row, with what follows from it. */
function assignments(table: WrittenTable, changed: Record<string, string>, now: Date): SQL {
	const set = Object.entries(changed).map(
		([name, text]) => sql`${sql.identifier(name)} = ${written(table.columns[name], text)}`,
	);
	for (const derived of table.derived ?? []) {
		const text = changed[derived.from];
		if (text !== undefined) set.push(sql`${sql.identifier(derived.column)} = ${derivedFrom(derived, text)}`);
	}
	const isAddressGone = Object.keys(changed).some((name) => table.columns[name] === 'url');
	if (table.endedBy !== undefined && isAddressGone) {
		set.push(
			sql`${sql.identifier(table.endedBy)} = coalesce(${column(table.endedBy)}, ${now.toISOString()}::timestamptz)`,
		);
	}
	return sql.join(set, sql`, `);
}

const rowsOf = (db: Handle): Pick<PrivacyRepository, 'matching'> => ({
	async matching(table, patterns, { after, limit, isLocked }) {
		const names = Object.entries(table.columns);
		const key = sql.join(
			table.key.map((name) => sql`${column(name)}::text`),
			sql`, `,
		);
		const values = sql.join(
			names.map(([name, kind]) => asText(name, kind)),
			sql`, `,
		);
		const further = after
			? sql`and (${keyOf(table)}) > (${sql.join(
					after.map((value) => sql`${value}`),
					sql`, `,
				)})`
			: sql``;
		const { rows } = await db.execute<{ key: string[]; at: string | null; held: (string | null)[] }>(sql`
			select array[${key}] as key, ${table.at ? sql`to_json(${column(table.at)}) #>> '{}'` : sql`null`} as at, array[${values}] as held
			from ${of(table)} t where ${holds(table, patterns)} ${further}
			order by ${keyOf(table)} limit ${limit} ${isLocked ? sql`for update` : sql``}`);
		return rows.map(
			({ held, ...row }): WrittenRow => ({
				...row,
				values: Object.fromEntries(names.map(([name], at) => [name, held[at] ?? null])),
			}),
		);
	},
});

const resultsOf = (db: Handle): Pick<PrivacyRepository, 'forgetResultsOfJobs' | 'forgetResultsWith'> => {
	const count = async (statement: SQL) => (await db.execute(statement)).rowCount ?? 0;
	return {
		forgetResultsOfJobs: (jobIds) =>
			count(sql`delete from showrunner.results r using showrunner.jobs j
				where j.id = any(${sql.param(jobIds)}::uuid[]) and r.key = j.result_key`),
		forgetResultsWith: (assetIds) =>
			count(sql`delete from showrunner.results r
				where exists (select 1 from unnest(${sql.param(assetIds)}::text[]) a where position(a in r.result::text) > 0)`),
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
		const inTable = (name: string, alias: SQL) => {
			const table = writtenTables.find((one) => one.table === name);
			return table
				? sql`exists (select 1 from ${of(table)} t where t.id = ${alias} and ${holds(table, patterns)})`
				: sql`false`;
		};
		const { rows } = await db.execute<{ id: string }>(sql`
			select j.id from showrunner.jobs j
			where j.state not in ('succeeded', 'failed', 'cancelled')
				and (${inTable('jobs', sql`j.id`)} or ${inTable('batches', sql`j.batch_id`)})
			order by j.created_at limit ${limit}`);
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
