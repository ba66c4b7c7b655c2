import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ConnectionOptions } from '../connection.js';

/** Whether a session could be opened and a query was answered. */
async function answers(connection: ConnectionOptions): Promise<boolean> {
	const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
	// A session that the server ends while it starts up reports that a second time, as an event.
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query('select 1');
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => undefined);
	}
}

/**
 * Waits until the server answers; crash recovery can take a while.
 * @param stillAlive asked between tries, to end the wait for a server that died
 */
export async function awaitAnswer(
	connection: ConnectionOptions,
	timeoutMs: number,
	stillAlive: () => Promise<boolean>,
): Promise<'answers' | 'silent' | 'died'> {
	const until = Date.now() + timeoutMs;
	for (;;) {
		if (await answers(connection)) return 'answers';
		if (!(await stillAlive())) return 'died';
		if (Date.now() > until) return 'silent';
		await sleep(50);
	}
}
