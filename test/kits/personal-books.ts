import pg from 'pg';
import { childIdentity } from '../../render-node/src/adapters/postgres/embedded/child-identity.js';
import { prepareSocketDir, privateConnection } from '../../render-node/src/adapters/postgres/embedded/endpoint.js';
import { writtenTables } from '../../render-node/src/adapters/postgres/written-tables.js';
import type { WrittenKind, WrittenTable } from '../../render-node/src/domain/privacy/written-table.js';
import type { ServiceKit } from './service.js';

/** Reaches the database of a service behind its back. */
export async function openBehind(kit: ServiceKit): Promise<pg.Pool> {
	if (kit.databaseUrl) return new pg.Pool({ connectionString: kit.databaseUrl });
	return new pg.Pool(privateConnection(await prepareSocketDir(kit.databaseHome(), childIdentity())));
}

type Column = { name: string; type: string; required: boolean };

const columnsOf = async (db: pg.Pool, table: string): Promise<Column[]> => {
	const { rows } = await db.query<Column>(
		`select column_name as name, case data_type when 'ARRAY' then ltrim(udt_name, '_') || '[]' else data_type end as type,
			is_nullable = 'NO' and column_default is null as required
		from information_schema.columns where table_schema = 'showrunner' and table_name = $1`,
		[table],
	);
	return rows;
};

/** Something of each type, for columns that are not looked at. */
const anything: Record<string, string> = {
	...{
		text: 'gen_random_uuid()::text',
		'character varying': "'x'",
		uuid: 'gen_random_uuid()',
		integer: '1',
		bigint: '1',
		json: "'{}'",
	},
	...{ boolean: 'false', 'double precision': '0', jsonb: "'[]'", 'timestamp with time zone': 'now()' },
	...{ 'text[]': "'{}'", 'uuid[]': "'{}'", 'int4[]': "'{}'" },
};

/** The texts as a column of a kind holds them. */
function inColumn(kind: WrittenKind, words: string): string {
	const nested = { some: [words, { deep: words.toUpperCase() }], json: JSON.stringify({ twice: words }) };
	if (kind === 'url') return `https://receiver.test/hook?who=${encodeURIComponent(words.toLowerCase())}&next=1`;
	if (kind === 'list') return JSON.stringify(['before', words, `${words.toLowerCase()} after`]);
	if (kind === 'json' || kind === 'jsonb') return JSON.stringify(nested);
	if (kind === 'free-json') return JSON.stringify({ ...nested, [`of ${words}`]: 1 });
	if (kind === 'json-text') return JSON.stringify({ event: 'x', context: { ...nested, [`of ${words}`]: 1 } });
	return `about ${words} and more`;
}

/** Columns that must be right for a row to be let in. */
export type Given = Record<string, Record<string, string>>;

/** Writes a row with the words in every column that can hold any, and gives its text. */
export async function plantRow(db: pg.Pool, table: WrittenTable, words: string, given: Given): Promise<void> {
	const fixed = { ...given[table.table] };
	const values: string[] = [];
	const cells = (await columnsOf(db, table.table)).flatMap(({ name, type, required }) => {
		const kind = table.columns[name];
		if (fixed[name] !== undefined) return [[name, fixed[name]]];
		if (kind) {
			const at = `$${values.push(inColumn(kind, words))}`;
			return [[name, kind === 'list' ? `array(select json_array_elements_text(${at}::json))` : `${at}::${type}`]];
		}
		return required ? [[name, anything[type] ?? 'null']] : [];
	});
	const names = cells.map(([name]) => `"${name}"`).join(', ');
	const said = cells.map(([, value]) => value).join(', ');
	await db.query(`insert into showrunner."${table.table}" (${names}) values (${said})`, values);
}

/** All that the books hold, as text by table. */
export async function dumpAll(db: pg.Pool): Promise<Record<string, string[]>> {
	const { rows: tables } = await db.query<{ name: string }>(
		`select table_name as name from information_schema.tables where table_schema = 'showrunner' order by 1`,
	);
	const dump: Record<string, string[]> = {};
	for (const { name } of tables) {
		const { rows } = await db.query<{ row: string }>(`select t::text as row from showrunner."${name}" t order by 1`);
		dump[name] = rows.map(({ row }) => row);
	}
	return dump;
}

/** Text without its case, its escapes and its quotes: what is the same for a reader is the same here. */
export const plain = (text: string): string =>
	text
		.replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
		.replace(/["\\]/g, '')
		.normalize('NFC')
		.toLowerCase();

export const plantedTables = writtenTables.filter(({ erasure }) => erasure === undefined || erasure === 'removed');
