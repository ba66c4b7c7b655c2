import pg from 'pg';
import type { Log } from '../../domain/ports.js';
import { configurationInvalid } from '../../domain/refusal.js';
import type { ConnectionOptions } from './connection.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';

export type Database = {
	kind: 'embedded' | 'postgres';
	connection: ConnectionOptions;
	/** For people: where it is, without a password. */
	description: string;
	/** Whether it ran before it was opened here. */
	wasRunning: boolean;
	/** Ends what we have to do with it, once this service is known to be its only one. */
	stop(): Promise<void>;
	/** Leaves it to the service that it belongs to. */
	abandon(): void;
};

/** First version whose SQL is all that we use. */
const oldestVersion = 150_000;

async function openServer(url: string): Promise<Database> {
	const { host } = new URL(url);
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
		if (Number(rows[0]?.version) < oldestVersion) throw new Error('the server is older than PostgreSQL 15');
	} catch (error) {
		throw configurationInvalid('database-not-usable', 'The database server cannot be used', {
			detail: `${host}: ${error instanceof Error ? error.message : 'no answer'}`,
			fix: 'Check SHOWRUNNER_DATABASE_URL and that the server runs, or leave it out for the embedded database',
			field: 'SHOWRUNNER_DATABASE_URL',
			cause: error,
		});
	} finally {
		await client.end().catch(() => undefined);
	}
	return {
		kind: 'postgres',
		connection: { connectionString: url },
		description: `PostgreSQL at ${host}`,
		wasRunning: true,
		stop: async () => undefined,
		abandon: () => undefined,
	};
}

/** The server at `url`, or the embedded database of `dataDir` where that is null. */
export async function openDatabase(url: string | null, dataDir: string, log: Log): Promise<Database> {
	if (url !== null) return openServer(url);
	const { connection, home, adopted, stop, abandon } = await startEmbeddedPostgres(dataDir, log);
	return {
		kind: 'embedded',
		connection,
		description: `embedded PostgreSQL in ${home}${adopted ? ', which was still running' : ''}`,
		wasRunning: adopted,
		stop,
		abandon,
	};
}
