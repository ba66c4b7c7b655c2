import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sweepFolder } from '../../../render-node/src/adapters/assets-local/sweep-folder.js';
import { isAlive, ownIdentity } from '../../../render-node/src/adapters/processes/process-identity.js';
import {
	isInUse,
	openWorkPlace,
	ownerFile,
	type WorkPlace,
} from '../../../render-node/src/adapters/processes/work-place.js';
import { buildService, crashingService } from '../../kits/crashing-service.js';
import { eventually } from '../../kits/patience.js';
import { silentLog } from '../../kits/silent-log.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';
import { createDatabase, startTestServer, type TestServer } from '../../kits/test-database.js';
import { programsBeneath } from './what-is-left.js';

const folder = temporaryFolder('shared-work');
const work = path.join(folder.path, 'work');
mkdirSync(work);
const places: WorkPlace[] = [];
const programs: ChildProcess[] = [];
afterEach(async () => {
	programs.splice(0).forEach((program) => program.kill('SIGKILL'));
	for (const place of places.splice(0)) await place.close();
});
afterAll(() => folder.remove());

async function openPlace(everyMs = 60_000): Promise<WorkPlace> {
	const place = await openWorkPlace(work, silentLog(), everyMs);
	places.push(place);
	return place;
}
async function programIn(cwd: string): Promise<ChildProcess> {
	mkdirSync(cwd, { recursive: true });
	const program = spawn('sleep', ['600'], { cwd, stdio: 'ignore' });
	programs.push(program);
	await once(program, 'spawn');
	return program;
}
/** A folder beneath `work` as a service leaves it, owned by whom a test says. */
function placeOf(name: string, owner: unknown): string {
	const place = path.join(work, name);
	mkdirSync(path.join(place, 'run'), { recursive: true });
	writeFileSync(path.join(place, ownerFile), typeof owner === 'string' ? owner : JSON.stringify(owner));
	return place;
}
const runs = (program: ChildProcess) => program.exitCode === null && program.signalCode === null;

describe('a process', () => {
	it('is told from a later one with its number, and from one that is gone', async () => {
		const own = await ownIdentity();
		expect(await isAlive(own)).toBe(true);
		expect(await isAlive({ ...own, startedAt: '1' })).toBe(false);
		const program = await programIn(path.join(work, 'short'));
		const exited = once(program, 'exit');
		program.kill('SIGKILL');
		await exited;
		expect(await isAlive({ ...own, pid: program.pid ?? 0, startedAt: null })).toBe(false);
	});
});

describe('what lies in the folder of work', () => {
	it('is ended and removed where its service of this host is dead, and let alone everywhere else', async () => {
		const own = await ownIdentity();
		const dead = placeOf('dead', { ...own, startedAt: '1' });
		const others = [
			placeOf('alive', own),
			placeOf('elsewhere', { ...own, host: 'another', startedAt: '1' }),
			placeOf('torn', '{"host":'),
			placeOf('strange', { ...own, pid: -1 }),
		];
		const orphan = await programIn(path.join(dead, 'run'));
		const exited = once(orphan, 'exit');
		const strangers = await Promise.all(others.map((place) => programIn(path.join(place, 'run'))));
		const place = await openPlace();
		expect(await exited).toEqual([null, 'SIGKILL']);
		expect(existsSync(dead)).toBe(false);
		expect(others.filter((other) => !existsSync(other))).toEqual([]);
		expect(strangers.filter((stranger) => !runs(stranger))).toEqual([]);
		expect(existsSync(path.join(place.folder, ownerFile))).toBe(true);
	});

	it('is looked at again and again, and each place is kept up by its owner', async () => {
		const place = await openPlace(50);
		const dead = placeOf('later', { ...(await ownIdentity()), startedAt: '1' });
		await eventually('the removal', async () => !existsSync(dead));
		const file = path.join(place.folder, ownerFile);
		writeFileSync(file, '');
		await eventually('the owner', async () => readFileSync(file, 'utf8') !== '' && isInUse(place.folder));
	});

	it('is not swept while somebody works there, however old it seems', async () => {
		const place = await openPlace();
		const left = placeOf('left', { ...(await ownIdentity()), host: 'another' });
		await sweepFolder(work, 0, isInUse);
		expect([place.folder, left].map((one) => existsSync(one))).toEqual([true, false]);
	});

	it('is empty again after a service has closed', async () => {
		const place = await openPlace();
		await place.close();
		expect(existsSync(place.folder)).toBe(false);
	});
});

describe('two services in one data directory, one of which is killed', () => {
	let server: TestServer | null = null;
	let database: Awaited<ReturnType<typeof createDatabase>> | null = null;
	let services: ReturnType<typeof crashingService>[] = [];

	beforeAll(async () => {
		buildService();
		server = await startTestServer();
		if (!server) return console.warn('No PostgreSQL server was found: services in one data directory are not tested');
		database = await createDatabase(server.url);
		const env = {
			SHOWRUNNER_DATABASE_URL: database.url,
			SHOWRUNNER_DATA_DIR: folder.path,
			SHOWRUNNER_LIGHT_SLOTS: '1',
		};
		services = [crashingService({ env }), crashingService({ env })];
	});
	afterAll(async () => {
		for (const service of services) {
			await service.terminate();
			service.remove();
		}
		await database?.drop();
		await server?.stop();
	});

	it('leaves FFmpeg and files of the dead one to a living one, who never touches the work of the other', async () => {
		const [first, second] = services;
		if (!first || !second) return;
		const seen = new Set(readdirSync(work));
		const newPlace = () => {
			const name = readdirSync(work).find((one) => !seen.has(one)) ?? '';
			seen.add(name);
			return path.join(work, name);
		};
		await first.start();
		const ofFirst = newPlace();
		await second.start();
		const ofSecond = newPlace();
		const submit = (seed: number) =>
			second.client.call('createJob', {
				body: { kind: 'music.generate', input: { mood: 'calm', durationMs: 5_000, seed } },
			});
		const jobs = await Promise.all([1, 2, 3, 4].map(submit));
		const seenAt = new Map<number, number>();
		const isYoung = (pid: number) => {
			if (!seenAt.has(pid)) seenAt.set(pid, Date.now());
			return Date.now() - (seenAt.get(pid) ?? 0) < 1_000;
		};
		// Those that have just begun are still there when the service is gone.
		await eventually('both to have begun to work', async () =>
			[ofFirst, ofSecond].map((place) => programsBeneath(place).some(isYoung)).every(Boolean),
		);
		await first.kill();
		expect(programsBeneath(ofFirst)).not.toEqual([]);
		const working = programsBeneath(ofSecond);
		await openPlace(100);
		await eventually('the end of what was left', async () => !existsSync(ofFirst));
		expect(programsBeneath(work).filter((pid) => !programsBeneath(ofSecond).includes(pid))).toEqual([]);
		expect(existsSync(path.join(ofSecond, ownerFile))).toBe(true);
		expect(working.length).toBeGreaterThan(0);
		for (const { id } of jobs) {
			const done = await eventually(
				`the end of ${id}`,
				async () => {
					const job = await second.client.call('getJob', { params: { jobId: id }, query: { waitMs: 5_000 } });
					return ['succeeded', 'failed'].includes(job.state) && job;
				},
				90_000,
			);
			expect(done).toMatchObject({ state: 'succeeded' });
		}
	});
});
