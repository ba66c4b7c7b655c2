import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { syncToDisk } from '../../assets-local/sync-to-disk.js';
import { hashingStream } from '../../backup/hashing-stream.js';
import type { ConnectionOptions } from '../connection.js';
import { migrationsTable, type AppliedMigration } from '../migrate.js';
import { columnsOf, listTables, type BookTable } from './list-tables.js';

/** `sha256` is of the file as it lies there, compressed. */
export type DumpedTable = BookTable & { file: string; rows: number; sizeBytes: number; sha256: string };
/** `mediaType` is absent in lists that were written by older versions. */
export type AssetRow = { id: string; sizeBytes: number; mediaType?: string };
export type Dump = { migrations: AppliedMigration[]; tables: DumpedTable[]; takenAt: Date };

async function dumpTable(
	client: pg.Client,
	table: BookTable,
	folder: string,
	signal: AbortSignal,
): Promise<DumpedTable> {
	const file = `${table.name}.copy.gz`;
	const place = path.join(folder, file);
	const names = columnsOf(table);
	const source = client.query(copyTo(`copy (select ${names.columns} from ${names.table}) to stdout`));
	const { through, facts } = hashingStream();
	await pipeline(source, createGzip({ level: 6 }), through, createWriteStream(place, { mode: 0o600, flags: 'wx' }), {
		signal,
	});
	await syncToDisk(place);
	return { ...table, file, rows: source.rowCount, ...facts() };
}

/**
 * Writes all tables of the books as they were at one moment, while services go on.
 * @param folder empty; gets one file a table
 * @param eachAsset told of each asset that the books knew at that moment
 */
export async function dumpBooks(
	connection: ConnectionOptions,
	folder: string,
	signal: AbortSignal,
	eachAsset: (assets: readonly AssetRow[]) => Promise<void>,
): Promise<Dump> {
	const client = new pg.Client({ ...connection, application_name: 'showrunner-backup' });
	await client.connect();
	try {
		await client.query('begin transaction isolation level repeatable read, read only');
		const { rows: clock } = await client.query<{ now: Date }>('select now() as now');
		const { rows: migrations } = await client.query<AppliedMigration>(
			`select hash, created_at::float8 as "createdAtMs" from ${migrationsTable} order by created_at`,
		);
		const tables: DumpedTable[] = [];
		for (const table of await listTables(client)) tables.push(await dumpTable(client, table, folder, signal));
		await readAssets(client, eachAsset);
		await client.query('commit');
		return { migrations, tables, takenAt: clock[0]?.now ?? new Date() };
	} finally {
		await client.end();
	}
}

const pageRows = 5_000;

async function readAssets(client: pg.Client, each: (assets: readonly AssetRow[]) => Promise<void>): Promise<void> {
	await client.query(
		`declare backup_assets cursor for
			select id, size_bytes::float8 as "sizeBytes", media_type as "mediaType" from showrunner.assets order by id`,
	);
	for (;;) {
		const { rows } = await client.query<AssetRow>(`fetch ${pageRows} from backup_assets`);
		if (rows.length === 0) return;
		await each(rows);
	}
}
