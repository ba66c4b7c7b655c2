import { spawn } from 'node:child_process';
import { chmodSync, existsSync, rmSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
	startEmbeddedPostgres,
	type EmbeddedPostgres,
} from '../../../../render-node/src/adapters/postgres/embedded/embedded-postgres.js';
import { keepSession } from '../../../../render-node/src/adapters/postgres/keep-session.js';
import { eventually } from '../../../kits/patience.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('embedded');
const log = silentLog();
const homes = new Set<string>();
let server: EmbeddedPostgres;

async function start(): Promise<EmbeddedPostgres> {
	server = await startEmbeddedPostgres(folder.path, log);
	homes.add(server.home);
	return server;
}

async function query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
	const client = new pg.Client(server.connection);
	client.on('error', () => undefined);
	await client.connect();
	try {
		return (await client.query<Row>(text)).rows;
	} finally {
		await client.end();
	}
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}/cwd`);

afterAll(async () => {
	await server.stop().catch(() => undefined);
	folder.remove();
	homes.forEach((home) => rmSync(home, { recursive: true, force: true }));
});

describe('embedded PostgreSQL', () => {
	it('makes a cluster, starts on it, and stops', async () => {
		await start();
		expect(server.adopted).toBe(false);
		await query('create table kept (n int)');
		await query('insert into kept values (1)');
		const settings = await query<{ fsync: string; addresses: string }>(
			"select current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses",
		);
		expect(settings).toEqual([{ fsync: 'on', addresses: '' }]);
		await server.stop();
		expect(isAlive(server.pid())).toBe(false);
	});

	it('keeps its data private', async () => {
		expect(statSync(path.join(server.home, 'data')).mode & 0o077).toBe(0);
		expect(statSync(path.join(server.home, 'run')).mode & 0o077).toBe(0);
	});

	it('finds its data after a stop', async () => {
		await start();
		expect(await query('select n from kept')).toEqual([{ n: 1 }]);
	});

	it('adopts the server that a killed service left behind', async () => {
		const orphan = server.pid();
		server.abandon();
		await start();
		expect(server.adopted).toBe(true);
		expect(server.pid()).toBe(orphan);
		expect(await query('select n from kept')).toEqual([{ n: 1 }]);
	});

	it('starts a killed server again, with all that was committed', async () => {
		await query('insert into kept values (2)');
		const killed = server.pid();
		process.kill(killed, 'SIGKILL');
		await eventually('another server', async () => server.pid() !== killed);
		expect(await query('select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
	});

	it('starts anew where a dead server left its file', async () => {
		const file = path.join(server.home, 'data', 'postmaster.pid');
		const content = await readFile(file, 'utf8');
		await server.stop();
		await writeFile(file, content);
		await start();
		expect(server.adopted).toBe(false);
	});

	it('starts anew where the number in that file belongs to another program now', async () => {
		const file = path.join(server.home, 'data', 'postmaster.pid');
		const lines = (await readFile(file, 'utf8')).split('\n');
		await server.stop();
		await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'));
		await start();
		expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 2 }]);
	});

	it('refuses a data directory on which somebody else runs a server, and says what to do', async () => {
		await server.stop();
		const cluster = path.join(server.home, 'data');
		const sleeper = spawn('sleep', ['60'], { cwd: cluster });
		const file = `${sleeper.pid}\n${cluster}\n0\n5432\n/somewhere/else\n\n\nready\n`;
		await writeFile(path.join(cluster, 'postmaster.pid'), file);
		try {
			await expect(startEmbeddedPostgres(folder.path, log)).rejects.toMatchObject({
				problem: {
					type: 'database-not-ours',
					field: 'SHOWRUNNER_DATA_DIR',
					fix: expect.stringContaining(`${sleeper.pid}`),
				},
			});
		} finally {
			sleeper.kill('SIGKILL');
		}
		await start();
	});

	it('lets one service at a time work on it', async () => {
		const options = {
			connection: server.connection,
			sole: true,
			hear: () => undefined,
			onOusted: () => undefined,
			log,
		};
		const first = await keepSession(options);
		await expect(keepSession(options)).rejects.toMatchObject({ problem: { type: 'data-dir-in-use' } });
		await first.close();
		const second = await keepSession(options);
		await second.close();
	});

	it('lives elsewhere when its user could not get into the data directory', async () => {
		if (process.getuid?.() !== 0) return;
		const closed = temporaryFolder('closed');
		chmodSync(closed.path, 0o700);
		const other = await startEmbeddedPostgres(path.join(closed.path, 'data'), log);
		expect(other.home).toMatch(/^\/var\/lib\/showrunner\/[0-9a-f]{16}$/);
		homes.add(other.home);
		await other.stop();
		closed.remove();
	});
});
