/** Writes all rows of an embedded database as text, a line for each: argument is the database's folder. */
import { createRequire } from 'node:module';

const built = new URL('../../render-node/dist/adapters/postgres/embedded/', import.meta.url);
const { childIdentity } = await import(new URL('child-identity.js', built).href);
const { prepareSocketDir, privateConnection } = await import(new URL('endpoint.js', built).href);
const pg = createRequire(new URL('../../render-node/package.json', import.meta.url))('pg');

const pool = new pg.Pool(privateConnection(await prepareSocketDir(process.argv[2], childIdentity())));
const tables = `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
	where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`;
for (const { name } of (await pool.query(tables)).rows) {
	const { rows } = await pool.query(`select t::text as row from ${name} t`);
	process.stdout.write(rows.map(({ row }) => `${name} ${row}\n`).join(''));
}
await pool.end();
