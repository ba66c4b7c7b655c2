import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readManifest, pooled, poolOf } from '../../../render-node/src/adapters/backup/manifest.js';
import { runCommand } from '../../../render-node/src/commands/run-command.js';
import { startServiceKit, testApiKey, type ServiceKit } from '../../kits/service.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';
import { createDatabase } from '../../kits/test-database.js';

const folder = temporaryFolder('backup');
const backups = path.join(folder.path, 'backups');
const given = process.env.SHOWRUNNER_TEST_DATABASE_URL;

let kit: ServiceKit;
let restored: ServiceKit | null = null;
let backup = '';
let seconds = 0;
let uploaded: string[] = [];
let productionId = '';
const dropping: (() => Promise<void>)[] = [];

/** Runs a command of `render-node` against a data directory and, where one is given, a database. */
async function call(words: string[], dataDir: string, databaseUrl: string | undefined) {
	const said: string[] = [];
	const warned: string[] = [];
	const code = await runCommand(words, {
		environment: {
			PATH: process.env.PATH,
			SHOWRUNNER_DATA_DIR: dataDir,
			...(databaseUrl && { SHOWRUNNER_DATABASE_URL: databaseUrl }),
		},
		say: (line) => said.push(line),
		warn: (line) => warned.push(line),
		signal: new AbortController().signal,
		// Each backup of this file is of a second of its own.
		now: () => new Date(Date.UTC(2026, 10, 26, 3, 0, seconds++)),
	});
	return { code, said: said.join('\n'), warned: warned.join('\n') };
}

const back = (place = backup) => call(['verify', place], kit.dataDir, kit.databaseUrl);
const newest = () =>
	path.join(
		backups,
		readdirSync(backups)
			.filter((name) => name !== 'assets')
			.sort()
			.at(-1) ?? '',
	);

async function upload(text: string): Promise<string> {
	const answer = await kit.fetch(`/v1/assets?name=${text.length}.txt`, { method: 'POST', body: text });
	return ((await answer.json()) as { id: string }).id;
}

async function emptyPlace(name: string) {
	const database = given ? await createDatabase(given) : null;
	if (database) dropping.push(database.drop);
	return { dataDir: path.join(folder.path, name), databaseUrl: database?.url };
}

beforeAll(async () => {
	kit = await startServiceKit();
	for (const text of ['one', 'two and more', 'three '.repeat(40_000)]) uploaded.push(await upload(text));
	const production = await kit.client.call('startProduction', {
		body: { title: 'إعادة "quoted"\\ \t 試験', locale: 'ar', channel: 'night' },
		idempotencyKey: 'episode-1',
	});
	productionId = production.id;
	const [assetId = ''] = uploaded;
	await kit.client.call('createJob', {
		body: { kind: 'sound.generate', input: { effect: 'pop' }, productionId, step: 'sound' },
		idempotencyKey: 'job-1',
	});
	await kit.client.call('completeProduction', {
		params: { productionId },
		body: { assets: [{ role: 'video-9x16', assetId }] },
	});
	// The service goes on while its backup is made.
	expect(await call(['backup', backups], kit.dataDir, kit.databaseUrl)).toMatchObject({ code: 0, warned: '' });
	backup = newest();
});
afterAll(async () => {
	await restored?.stop();
	await kit.stop();
	for (const drop of dropping) await drop();
	folder.remove();
});

describe('a backup', () => {
	it('is whole, and says so', async () => {
		expect(await back()).toMatchObject({ code: 0, said: expect.stringContaining('3 assets') });
	});

	it('is for its owner alone', () => {
		expect(statSync(backup).mode & 0o077).toBe(0);
		for (const name of readdirSync(backup)) expect(statSync(path.join(backup, name)).mode & 0o077).toBe(0);
	});

	it('shares its assets with the next one', async () => {
		uploaded = [...uploaded, await upload('four')];
		const again = await call(['backup', backups], kit.dataDir, kit.databaseUrl);
		expect(again).toMatchObject({ code: 0, said: expect.stringContaining('1 were new') });
		expect((await readManifest(newest())).assets.count).toBe(4);
		expect((await readManifest(backup)).assets.count).toBe(3);
	});

	it('can leave the assets where they are', async () => {
		const bare = path.join(folder.path, 'bare');
		expect(await call(['backup', bare, '--without-assets'], kit.dataDir, kit.databaseUrl)).toMatchObject({ code: 0 });
		expect(existsSync(path.join(bare, 'assets'))).toBe(false);
	});
});

describe('a backup that is put back', () => {
	it('brings books and bytes into an empty place, and a service works on with them', async () => {
		const place = await emptyPlace('second');
		// Tables without rows are there, as after a restore that was killed while it loaded them.
		expect(await call(['keys', 'list'], place.dataDir, place.databaseUrl)).toMatchObject({ code: 0 });
		const done = await call(['restore', backup], place.dataDir, place.databaseUrl);
		expect(done).toMatchObject({ code: 0, warned: '' });
		restored = await startServiceKit({
			dataDir: place.dataDir,
			...(place.databaseUrl && { env: { SHOWRUNNER_DATABASE_URL: place.databaseUrl } }),
		});
		const call2 = { params: { productionId } };
		expect(await restored.client.call('getProduction', call2)).toEqual(await kit.client.call('getProduction', call2));
		for (const assetId of uploaded.slice(0, 3)) {
			const [was, is] = await Promise.all(
				[kit, restored].map(async (one) => (await one.fetch(`/v1/assets/${assetId}/content`)).arrayBuffer()),
			);
			expect(Buffer.from(is ?? new ArrayBuffer())).toEqual(Buffer.from(was ?? new ArrayBuffer()));
		}
		const [first] = readFileSync(path.join(backup, 'assets.jsonl'), 'utf8').split('\n');
		expect(JSON.parse(first ?? '')).toMatchObject({ mediaType: expect.stringContaining('/') });
		const evidence = await restored.client.call('getEvidence', call2);
		expect(evidence.assets).toHaveLength(1);
	});

	it('finds again what was ordered with a key', async () => {
		const same = await restored?.client.call('startProduction', {
			body: { title: 'إعادة "quoted"\\ \t 試験', locale: 'ar', channel: 'night' },
			idempotencyKey: 'episode-1',
		});
		expect(same?.id).toBe(productionId);
	});

	it('is not put over books that are there', async () => {
		const refused = await call(['restore', backup], kit.dataDir, kit.databaseUrl);
		expect(refused).toMatchObject({ code: 1, warned: expect.stringContaining('holds books already') });
	});
});

describe('a backup that is broken', () => {
	it('says which rows and which asset, and is not restored', async () => {
		const place = newest();
		const [gone = '', changed = ''] = uploaded;
		// The pool's files may be second names of the live ones: they are replaced here, not written to.
		const bytes = readFileSync(pooled(poolOf(place), changed));
		unlinkSync(pooled(poolOf(place), changed));
		appendFileSync(pooled(poolOf(place), changed), Buffer.concat([bytes, Buffer.from('!')]));
		unlinkSync(pooled(poolOf(place), gone));
		appendFileSync(path.join(place, 'jobs.copy.gz'), '!');
		const { code, warned } = await back(place);
		expect(code).toBe(1);
		expect(warned.split('\n')).toEqual([
			expect.stringContaining('rows of jobs are not what was written'),
			expect.stringMatching(new RegExp(`(${gone} are not there|${changed} are not what)`)),
			expect.stringMatching(new RegExp(`(${gone} are not there|${changed} are not what)`)),
		]);
		const empty = await emptyPlace('third');
		const refused = await call(['restore', place], empty.dataDir, empty.databaseUrl);
		expect(refused).toMatchObject({ code: 1, warned: expect.stringContaining('not as they were written') });
		// What the live service holds is untouched.
		expect(await (await kit.fetch(`/v1/assets/${changed}/content`)).text()).toBe('two and more');
	});

	it('is not one where it was not finished', async () => {
		expect(await back(path.join(folder.path, 'nowhere'))).toMatchObject({
			code: 1,
			warned: expect.stringContaining('no finished backup'),
		});
	});
});

it('lets the login of the service that was lost go on', async () => {
	const answer = await fetch(`${restored?.baseUrl}/v1/productions`, {
		headers: { authorization: `Bearer ${testApiKey}` },
	});
	expect(answer.status).toBe(200);
});
