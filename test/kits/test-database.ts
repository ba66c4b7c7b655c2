import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { childIdentity } from '../../render-node/src/adapters/postgres/embedded/child-identity.js';
import { createCluster } from '../../render-node/src/adapters/postgres/embedded/create-cluster.js';
import { prepareSocketDir } from '../../render-node/src/adapters/postgres/embedded/endpoint.js';
import { adoptOrLaunch } from '../../render-node/src/adapters/postgres/embedded/adopt-or-launch.js';
import { systemBinaries } from '../../render-node/src/adapters/postgres/embedded/find-binaries.js';
import { supervise } from '../../render-node/src/adapters/postgres/embedded/supervise.js';
import { childrenOf } from './child-processes.js';
import { silentLog } from './silent-log.js';
import { temporaryFolder } from './temporary-folder.js';

export type TestServer = { url: string; stop(): Promise<void> };

/** A server that can be taken away for a while. */
export type MortalServer = TestServer & {
	/** Ends it as for an upgrade, until `back`. */
	away(): Promise<void>;
	back(): Promise<void>;
	/** Lets it say nothing more, as when the network is cut, until `thaw`. */
	freeze(): void;
	thaw(): void;
};

/** The server that SHOWRUNNER_TEST_DATABASE_URL names, or one of the system's PostgreSQL; null where there is none. */
export async function startTestServer(): Promise<TestServer | null> {
	const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;
	return given ? { url: given, stop: async () => undefined } : startMortalServer();
}

function signalOne(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch {
		// It has ended since it was counted.
	}
}

/** A server of one's own, of the system's PostgreSQL; null where there is none. */
export async function startMortalServer(): Promise<MortalServer | null> {
	const [binaries] = await systemBinaries();
	if (!binaries) return null;
	const folder = temporaryFolder('server');
	chmodSync(folder.path, 0o755);
	const child = childIdentity();
	const home = path.join(folder.path, 'pg');
	mkdirSync(home, { mode: 0o755 });
	const cluster = path.join(home, 'data');
	const socketDir = await prepareSocketDir(home, child);
	await createCluster(binaries.root, home, cluster, child);
	const plan = { root: binaries.root, home, cluster, socketDir, child };
	const log = silentLog();
	const launch = async () => supervise(plan, await adoptOrLaunch(plan, log), log);
	let supervision = await launch();
	const signalAll = (signal: NodeJS.Signals) => {
		const pid = supervision.pid();
		for (const each of [pid, ...childrenOf(pid)]) signalOne(each, signal);
	};
	return {
		url: `postgres://showrunner@localhost/postgres?host=${encodeURIComponent(socketDir)}`,
		away: () => supervision.stop(),
		async back() {
			supervision = await launch();
		},
		freeze: () => signalAll('SIGSTOP'),
		thaw: () => signalAll('SIGCONT'),
		async stop() {
			await supervision.stop();
			rmSync(folder.path, { recursive: true, force: true });
		},
	};
}

async function onServer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(statement).finally(() => client.end());
}

/** A new database on that server, and the way to drop it. */
export async function createDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
	const name = `showrunner_${randomUUID().replaceAll('-', '')}`;
	await onServer(serverUrl, `create database ${name}`);
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return { url: url.href, drop: () => onServer(serverUrl, `drop database ${name} with (force)`) };
}
