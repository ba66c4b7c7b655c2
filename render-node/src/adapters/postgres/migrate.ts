import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { ConnectionOptions } from './connection.js';

/** Any number, the same in every version: who holds it changes the schema. */
const migrationLock = 4810_0001;

/** Brings the schema up to date; services that start together take turns. */
export async function migrateStore(options: ConnectionOptions, folder: string): Promise<void> {
	const client = new pg.Client(options);
	await client.connect();
	try {
		await client.query('select pg_advisory_lock($1)', [migrationLock]);
		await migrate(drizzle(client), { migrationsFolder: folder, migrationsSchema: 'showrunner_migrations' });
	} finally {
		await client.end();
	}
}
