import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { conflict } from '../../../domain/refusal.js';
import type { ConnectionOptions } from '../connection.js';
import { migrateStore, type AppliedMigration } from '../migrate.js';
import { columnsOf, type BookTable } from './list-tables.js';

type LoadedTable = BookTable & { file: string; rows: number };

/** Whether the database holds books already. */
export async function hasBooks(connection: ConnectionOptions): Promise<boolean> {
	const client = new pg.Client(connection);
	await client.connect();
	try {
		const { rows } = await client.query<{ exists: boolean }>(
			"select exists (select 1 from pg_namespace where nspname = 'showrunner') as exists",
		);
		return rows[0]?.exists ?? false;
	} finally {
		await client.end();
	}
}

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
	await migrateStore(connection, migrationsFolder, dump.migrations);
	const client = new pg.Client({ ...connection, application_name: 'showrunner-restore' });
	await client.connect();
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
		await client.query('drop schema if exists showrunner, showrunner_migrations cascade').catch(() => undefined);
		throw error;
	} finally {
		await client.end();
	}
	await migrateStore(connection, migrationsFolder);
}
