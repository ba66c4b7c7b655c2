import type { ClientBase } from 'pg';

/** A table of the books with the columns that are copied; those that the database reckons by itself are left out. */
export type BookTable = { name: string; columns: string[] };

type ColumnRow = { table: string; column: string };
type ReferenceRow = { from: string; to: string };

const columnsQuery = `
	select c.relname as "table", a.attname as "column"
	from pg_class c
	join pg_namespace n on n.oid = c.relnamespace
	join pg_attribute a on a.attrelid = c.oid
	where n.nspname = 'showrunner' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
		and a.attgenerated = '' and not c.relispartition
	order by c.relname, a.attnum`;

const referencesQuery = `
	select distinct child.relname as "from", parent.relname as "to"
	from pg_constraint k
	join pg_class child on child.oid = k.conrelid
	join pg_class parent on parent.oid = k.confrelid
	join pg_namespace n on n.oid = child.relnamespace
	where k.contype = 'f' and n.nspname = 'showrunner' and child.oid <> parent.oid`;

/** The tables of the books, each after all that its rows refer to. */
export async function listTables(client: ClientBase): Promise<BookTable[]> {
	const { rows: columns } = await client.query<ColumnRow>(columnsQuery);
	const { rows: references } = await client.query<ReferenceRow>(referencesQuery);
	const byName = Map.groupBy(columns, ({ table }) => table);
	const ordered = new Map<string, BookTable>();
	const visit = (name: string, above: readonly string[]): void => {
		if (ordered.has(name)) return;
		if (above.includes(name)) throw new Error(`Tables refer to each other in a circle: ${[...above, name].join(', ')}`);
		for (const { from, to } of references) if (from === name) visit(to, [...above, name]);
		ordered.set(name, { name, columns: (byName.get(name) ?? []).map(({ column }) => column) });
	};
	for (const name of byName.keys()) visit(name, []);
	return [...ordered.values()];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
/** The table and its columns as SQL names them. */
export const columnsOf = ({ name, columns }: BookTable) => ({
	table: `showrunner.${quoted(name)}`,
	columns: columns.map(quoted).join(', '),
});
