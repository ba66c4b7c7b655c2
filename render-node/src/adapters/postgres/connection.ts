import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';

/** Drizzle's handle on the pool or on one transaction. */
export type Handle = PgDatabase<NodePgQueryResultHKT, Record<string, never>>;

/** How to reach the server: by URL, or privately by socket directory (or loopback port) and role. */
export type ConnectionOptions = pg.ClientConfig;

/** Longest wait for a connection or an answer before the caller is told to come back. */
const connectTimeoutMs = 10_000;
const statementTimeoutMs = 30_000;
/** A server that lives ends a statement itself; this is for one that says nothing more, as on a network that is cut. */
const silenceTimeoutMs = 35_000;

/** @param onLost called for each idle connection that breaks; the pool opens another by itself */
export function createPool(options: ConnectionOptions, onLost: (error: Error) => void): pg.Pool {
	const pool = new pg.Pool({
		max: 16,
		connectionTimeoutMillis: connectTimeoutMs,
		statement_timeout: statementTimeoutMs,
		query_timeout: silenceTimeoutMs,
		keepAlive: true,
		...options,
		application_name: 'showrunner',
	});
	// The pool itself listens to idle connections only; one that breaks between two statements would end the process.
	pool.on('connect', (client) => client.on('error', () => undefined));
	pool.on('error', onLost);
	return pool;
}
