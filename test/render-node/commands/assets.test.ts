import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '../../../render-node/src/commands/run-command.js';
import { makeBucket, s3ClientOf, s3Settings, type S3Server } from '../../kits/s3/s3-server.js';
import { startS3rver } from '../../kits/s3/start-s3rver.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

const files = [randomBytes(200_000), randomBytes(100), randomBytes(3_000)];
const ids = files.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
const [first = '', second = '', third = ''] = ids;

let server: S3Server;
let kit: ServiceKit;
beforeAll(async () => {
	server = await startS3rver();
	await makeBucket(server.endpoint, 'assets');
	kit = await startServiceKit({ env: { SHOWRUNNER_STORAGE_URL: 'disk' } });
	for (const [n, body] of files.entries())
		expect((await kit.fetch(`/v1/assets?name=${n}.bin`, { method: 'POST', body })).status).toBe(201);
});
afterAll(async () => {
	await kit?.stop();
	await server?.stop();
});

const place = () => s3Settings(server.endpoint, 'assets').SHOWRUNNER_STORAGE_URL;

async function call(words: string[], more: Record<string, string> = {}, signal = new AbortController().signal) {
	const said: string[] = [];
	const warned: string[] = [];
	const environment = {
		...s3Settings(server.endpoint, 'assets'),
		SHOWRUNNER_STORAGE_URL: '',
		SHOWRUNNER_DATA_DIR: kit.dataDir,
		...(kit.databaseUrl && { SHOWRUNNER_DATABASE_URL: kit.databaseUrl }),
		...more,
	};
	const code = await runCommand(words, {
		...{ environment, signal, now: () => new Date() },
		say: (line) => said.push(line),
		warn: (line) => warned.push(line),
	});
	return { code, said: said.join('\n'), warned: warned.join('\n') };
}

const onDisk = () =>
	readdirSync(path.join(kit.dataDir, 'assets', 'sha256'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => name);
const fileOf = (id: string) => path.join(kit.dataDir, 'assets', 'sha256', id.slice(0, 2), id);
const inS3 = () => ({ SHOWRUNNER_STORAGE_URL: place() });

describe('assets move', () => {
	it('stops in order when it is interrupted, and names what it does not understand', async () => {
		const stopped = new AbortController();
		stopped.abort();
		expect(await call(['assets', 'move', 'disk', place()], {}, stopped.signal)).toMatchObject({
			code: 130,
			warned: expect.stringContaining('What was done is kept'),
		});
		expect(await call(['assets', 'move', 'disk', 'ftp://x'])).toMatchObject({
			code: 1,
			warned: expect.stringContaining('ftp://x'),
		});
		expect(await call(['assets', 'move', 'disk', 'disk'])).toMatchObject({ code: 1 });
		expect(await call(['assets', 'move', 'disk'])).toMatchObject({ code: 2 });
	});

	it('copies what is not there yet, beside a running service, and leaves a file behind that has changed', async () => {
		writeFileSync(fileOf(third), randomBytes(3_000));
		const broken = await call(['assets', 'move', 'disk', place()]);
		expect(broken).toMatchObject({ code: 1, said: expect.stringContaining('Copied 2 assets') });
		expect(broken.warned).toContain(`${third}: its bytes are not those that were stored`);
		writeFileSync(fileOf(third), files[2] ?? '');
		const whole = await call(['assets', 'move', 'disk', place()]);
		expect(whole).toMatchObject({ code: 0, warned: '' });
		expect(whole.said).toContain('Copied 1 assets (3000 bytes); 2 were there already');
		expect(onDisk().sort()).toEqual([...ids].sort());
	});

	it('deletes the source only when asked, and only what has arrived', async () => {
		const moved = await call(['assets', 'move', 'disk', place(), '--delete-source']);
		expect(moved).toMatchObject({ code: 0, said: expect.stringContaining('3 were deleted') });
		expect(onDisk()).toEqual([]);
		expect(await call(['assets', 'move', 'disk', place()])).toMatchObject({ code: 0 });
	});
});

describe('assets verify', () => {
	it('finds all well where it is', async () => {
		expect(await call(['assets', 'verify', '--hash', 'all'], inS3())).toEqual({
			code: 0,
			said: '3 assets, 3 of them hashed: all well',
			warned: '',
		});
		expect(await call(['assets', 'verify', '--hash', 'none'], inS3())).toMatchObject({
			said: '3 assets, 0 of them hashed: all well',
		});
	});

	it('names what is missing, of another length, changed, or nobody’s', async () => {
		const client = s3ClientOf(server.endpoint);
		const object = (id: string) => ({ Bucket: 'assets', Key: `tests/sha256/${id}` });
		await client.send(new DeleteObjectCommand(object(first)));
		await client.send(new PutObjectCommand({ ...object(second), Body: randomBytes(7) }));
		await client.send(new PutObjectCommand({ ...object(third), Body: randomBytes(3_000) }));
		await client.send(new PutObjectCommand({ ...object('f'.repeat(64)), Body: 'x' }));
		client.destroy();
		const found = await call(['assets', 'verify'], inS3());
		expect(found).toMatchObject({ code: 1, said: expect.stringContaining('3 are off') });
		expect(found.warned).toContain(`${first}: its bytes are not there`);
		expect(found.warned).toContain(`${second}: its bytes are not as many as they were`);
		expect(found.warned).toContain(`${third}: its bytes are not those that were stored`);
		expect(found.warned).toContain(`${'f'.repeat(64)}: no asset has these bytes`);
		expect(await call(['assets', 'verify', '--hash', 'some'], inS3())).toMatchObject({ code: 1 });
	});

	it('is followed by a move of what is whole, in the other direction', async () => {
		const back = await call(['assets', 'move', place(), 'disk'], inS3());
		expect(back).toMatchObject({ code: 1, said: expect.stringContaining('Copied 0 assets') });
		expect(back.warned).toContain(`${first}: its bytes are in neither place`);
		expect(existsSync(fileOf(second))).toBe(false);
	});
});
