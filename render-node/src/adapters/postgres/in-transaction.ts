import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { isDatabaseAway } from './connection-errors.js';
import type { Handle } from './connection.js';

/**
 * Runs work in a transaction on a connection of its own. The connection is taken and given back here,
 * since drizzle keeps one for good when the server is gone before the transaction has begun.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: Handle) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	let isBroken = false;
	try {
		return await drizzle(client).transaction(work);
	} catch (error) {
		isBroken = isDatabaseAway(error);
		throw error;
	} finally {
		client.release(isBroken);
	}
}
