import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { createChangeFeed } from '../../../../render-node/src/adapters/postgres/change-feed.js';
import { createPool } from '../../../../render-node/src/adapters/postgres/connection.js';
import { migrateStore } from '../../../../render-node/src/adapters/postgres/migrate.js';
import { createStore } from '../../../../render-node/src/adapters/postgres/store.js';
import { sealWaiting } from '../../../../render-node/src/application/evidence/seal-evidence.js';
import { verifyChain } from '../../../../render-node/src/application/evidence/verify-chain.js';
import { idOf } from '../../../kits/known-assets.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';
import { createDatabase, startTestServer, type TestServer } from '../../../kits/test-database.js';

const folder = temporaryFolder('migrations');
const migrations = path.resolve('render-node', 'migrations');
let server: TestServer | null = null;
let database: Awaited<ReturnType<typeof createDatabase>> | null = null;

beforeAll(async () => {
	server = await startTestServer();
	if (!server) return console.warn('No PostgreSQL server was found: the test of an older schema is skipped');
	database = await createDatabase(server.url);
});
afterAll(async () => {
	await database?.drop();
	await server?.stop();
	folder.remove();
});

/** The migrations as they were before evidence had a chain. */
function olderMigrations(): string {
	cpSync(migrations, folder.path, { recursive: true });
	const file = path.join(folder.path, 'meta', '_journal.json');
	const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
	const until = journal.entries.findIndex(({ tag }) => tag.endsWith('_evidence_chain'));
	writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, until) }));
	return folder.path;
}

it('takes evidence that is older than the chain onto it, and keeps what callers see of it', async () => {
	if (!database) return;
	const connection = { connectionString: database.url };
	await migrateStore(connection, olderMigrations());
	const client = new pg.Client(connection);
	await client.connect();
	const evidence = { origin: 'generated', source: 's', licence: 'own work', recordedAt: '2026-01-01T00:00:00.000Z' };
	for (const name of ['a', 'b', 'c']) {
		const asset = [idOf(name), name];
		await client.query(`insert into showrunner.assets values ($1, $2, 'image/png', 1, null, now())`, asset);
		await client.query(`insert into showrunner.asset_evidence values ($1, $2, $3, '{}', now())`, [
			...asset,
			JSON.stringify({ ...evidence, source: name }),
		]);
	}
	await client.end();
	await migrateStore(connection, migrations);
	const pool = createPool(connection, () => undefined);
	const store = createStore(pool, () => ({ send: async () => undefined }), createChangeFeed(null));
	const clock = { now: () => new Date() };
	await sealWaiting({ store, clock });
	expect(await verifyChain({ store, clock })).toMatchObject({ whole: true, length: 3, waiting: 0 });
	const [asset] = await store.assets.find([idOf('b')]);
	expect(asset?.evidence).toEqual([{ ...evidence, source: 'b' }]);
	const { rows } = await pool.query<{ salts: string }>(
		'select count(distinct salt) as salts from showrunner.asset_evidence',
	);
	expect(rows[0]?.salts).toBe('3');
	await pool.end();
});
