import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../../domain/ports.js';
import { configurationInvalid } from '../../../domain/refusal.js';
import type { ConnectionOptions } from '../connection.js';
import { adoptOrLaunch } from './adopt-or-launch.js';
import { childIdentity } from './child-identity.js';
import { chooseBinaries } from './choose-binaries.js';
import { chooseHome } from './choose-home.js';
import { createCluster } from './create-cluster.js';
import { prepareSocketDir, privateConnection } from './endpoint.js';
import { supervise, type Supervision } from './supervise.js';

export type EmbeddedPostgres = Supervision & {
	connection: ConnectionOptions;
	/** Folder that holds the cluster, its log and its binaries. */
	home: string;
	/** Whether it ran already, left behind by a service that was killed. */
	adopted: boolean;
};

/**
 * A private PostgreSQL for one data directory: adopted if it runs, made and started if not.
 * @param dataDir absolute; created where it is missing
 */
export async function startEmbeddedPostgres(dataDir: string, log: Log): Promise<EmbeddedPostgres> {
	if (process.platform === 'win32') {
		throw configurationInvalid('database-platform', 'The embedded database needs Linux or macOS', {
			fix: 'Set SHOWRUNNER_DATABASE_URL to a PostgreSQL server of yours, version 15 or newer',
			field: 'SHOWRUNNER_DATABASE_URL',
		});
	}
	await mkdir(dataDir, { recursive: true });
	const child = childIdentity();
	const home = await chooseHome(dataDir, child);
	if (!home.startsWith(dataDir)) {
		log.info({ dataDir, home }, 'the data directory is closed to other users, so the database lives elsewhere');
	}
	await mkdir(home, { recursive: true, mode: 0o755 });
	const cluster = path.join(home, 'data');
	const root = await chooseBinaries(home, cluster, log);
	const socketDir = await prepareSocketDir(home, child);
	await createCluster(root, home, cluster, child);
	const plan = { root, home, cluster, socketDir, child };
	const server = await adoptOrLaunch(plan, log);
	const supervision = supervise(plan, server, log);
	return { ...supervision, connection: privateConnection(socketDir), home, adopted: server.adopted };
}
