import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { configurationInvalid } from '../../domain/refusal.js';
import type { ConnectionOptions } from './connection.js';

/** Any number, the same in every version: who holds it changes the schema. */
const migrationLock = 4810_0001;
const migrationsSchema = 'showrunner_migrations';
export const migrationsTable = `${migrationsSchema}.__drizzle_migrations`;

/** A migration that a database has been through. */
export type AppliedMigration = { hash: string; createdAtMs: number };

/**
 * Brings the schema up to date; services that start together take turns.
 * @param upTo stop where another database had got to; left out, at the newest
 */
export async function migrateStore(
	options: ConnectionOptions,
	folder: string,
	upTo?: readonly AppliedMigration[],
): Promise<void> {
	const { place, remove } = upTo
		? await firstMigrations(folder, upTo)
		: { place: folder, remove: async () => undefined };
	const client = new pg.Client(options);
	try {
		await client.connect();
		await client.query('select pg_advisory_lock($1)', [migrationLock]);
		await migrate(drizzle(client), { migrationsFolder: place, migrationsSchema });
	} finally {
		await client.end();
		await remove();
	}
}

/** A folder with the migrations up to the last that was applied elsewhere, and no more. */
async function firstMigrations(folder: string, applied: readonly AppliedMigration[]) {
	const known = readMigrationFiles({ migrationsFolder: folder }).map(({ hash }) => hash);
	const unknown = applied.some(({ hash }, at) => known[at] !== hash);
	if (unknown) {
		throw configurationInvalid('schema-unknown', 'The books were written by another or newer version of the service', {
			fix: 'Use the version that wrote them, or a newer one',
		});
	}
	const place = await mkdtemp(path.join(tmpdir(), 'showrunner-migrations-'));
	await cp(folder, place, { recursive: true });
	const journalFile = path.join(place, 'meta', '_journal.json');
	const journal = JSON.parse(await readFile(journalFile, 'utf8')) as { entries: unknown[] };
	await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, applied.length) }));
	return { place, remove: () => rm(place, { recursive: true }) };
}
