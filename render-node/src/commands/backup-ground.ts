import { createLog } from '../adapters/log/create-log.js';
import { openDatabase, type Database } from '../adapters/postgres/open-database.js';
import { readConfig, type Config } from '../config.js';
import { makeDataDir } from '../disk.js';
import type { BlobStore } from '../domain/blob-store.js';
import type { Log } from '../domain/ports.js';
import { openBlobs } from '../storage.js';
import type { CommandRun } from './command-run.js';

export type BackupGround = { config: Config; log: Log; database: Database; blobs: BlobStore };

/** Files of a service that may be at work are left alone for as long as any job may take. */
const sweepAfterMs = 24 * 60 * 60 * 1000;

/**
 * Lets a command work on database and assets, beside a service or without one. An embedded database that ran before
 * goes on running; one that was started for the command ends with it.
 */
export async function onBooks<T>(run: CommandRun, work: (ground: BackupGround) => Promise<T>): Promise<T> {
	const config = readConfig(run.environment);
	const log = createLog('error');
	await makeDataDir(config.dataDir);
	const database = await openDatabase(config.databaseUrl, config.dataDir, log);
	const { blobs, close } = await openBlobs({ config, log, sweepAfterMs }, config.storage);
	try {
		return await work({ config, log, database, blobs });
	} finally {
		close();
		if (database.wasRunning) database.abandon();
		else await database.stop();
	}
}
