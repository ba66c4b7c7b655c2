import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { conflict } from '../../../domain/refusal.js';
import type { ConnectionOptions } from '../connection.js';
import { migrateStore, type AppliedMigration } from '../migrate.js';
import { columnsOf, listTables, type BookTable } from './list-tables.js';

type LoadedTable = BookTable & { file: string; rows: number };

const dropBooks = 'drop schema if exists showrunner, showrunner_migrations cascade';

async function hasRows(client: pg.Client): Promise<boolean> {
	for (const table of await listTables(client)) {
		const { rowCount } = await client.query(`select 1 from ${columnsOf(table).table} limit 1`);
		if (rowCount) return true;
	}
	return false;
}

async function connected<T>(connection: ConnectionOptions, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ ...connection, application_name: 'showrunner-restore' });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

/** Whether the database holds books already; tables without a single row, as a killed restore leaves them, are none. */
export const hasBooks = (connection: ConnectionOptions): Promise<boolean> => connected(connection, hasRows);

export const booksNotEmpty = () =>
	conflict('books-not-empty', 'The database holds books already', {
		fix: 'Restore into an empty data directory or database; remove the schema showrunner yourself if it may go',
		field: 'SHOWRUNNER_DATABASE_URL',
	});

/** Numbers that the database gives by itself go on after the highest that was loaded. */
async function moveSequences(client: pg.Client, { name, columns }: BookTable): Promise<void> {
	for (const column of columns) {
		const names = columnsOf({ name, columns: [column] });
		const { rows } = await client.query<{ sequence: string | null }>(
			'select pg_get_serial_sequence($1, $2) as sequence',
			[`showrunner.${name}`, column],
		);
		const sequence = rows[0]?.sequence;
		if (sequence) {
			await client.query(
				`select setval($1, coalesce((select max(${names.columns}) from ${names.table}), 0) + 1, false)`,
				[sequence],
			);
		}
	}
}

async function loadTable(client: pg.Client, table: LoadedTable, folder: string, signal: AbortSignal): Promise<void> {
	const names = columnsOf(table);
	const target = client.query(copyFrom(`copy ${names.table} (${names.columns}) from stdin`));
	await pipeline(createReadStream(path.join(folder, table.file)), createGunzip(), target, { signal });
	if (target.rowCount !== table.rows)
		throw conflict('backup-rows-differ', `${target.rowCount} of ${table.rows} rows of ${table.name} were loaded`, {
			fix: 'Check the backup with render-node verify, and take an older one if it is broken',
		});
}

/**
 * Puts tables into a database without books: as the schema was when they were written, then brought up to date.
 * All or nothing.
 */
export async function loadBooks(
	connection: ConnectionOptions,
	migrationsFolder: string,
	dump: { migrations: readonly AppliedMigration[]; tables: readonly LoadedTable[] },
	folder: string,
	signal: AbortSignal,
): Promise<void> {
	await connected(connection, async (client) => {
		// The assets took their time, in which a service may have begun to write.
		if (await hasRows(client)) throw booksNotEmpty();
		await client.query(dropBooks);
	});
	await migrateStore(connection, migrationsFolder, dump.migrations);
	await connected(connection, async (client) => {
		try {
			await client.query('begin');
			for (const table of dump.tables) {
				await loadTable(client, table, folder, signal);
				await moveSequences(client, table);
			}
			await client.query('commit');
		} catch (error) {
			// What was made for the load must not look like books that are whole.
			await client.query('rollback').catch(() => undefined);
			await client.query(dropBooks).catch(() => undefined);
			throw error;
		}
	});
	await migrateStore(connection, migrationsFolder);
}
