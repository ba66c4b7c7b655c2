import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import type { Job } from '@showrunner/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildService, crashingService, type CrashingService } from '../../kits/crashing-service.js';
import { eventually } from '../../kits/patience.js';
import { startReceiver, type Receiver } from '../../kits/receiver.js';
import { createDatabase, startTestServer, type TestServer } from '../../kits/test-database.js';
import { nothingYet, workUntilGone } from './channel-business.js';
import { filesBeneath, programsBeneath } from './what-is-left.js';

/** More of them for a night: SHOWRUNNER_KILLS=200. */
const kills = Number(process.env.SHOWRUNNER_KILLS ?? 6);
const ample = 1_000_000_000_000;

/** What was ordered between the kills may be hundreds of seconds of work: it must go on, however long it takes in all. */
async function allEnded({ client }: CrashingService, jobIds: ReadonlySet<string>): Promise<Job[]> {
	const ended: Job[] = [];
	let waiting = [...jobIds];
	while (waiting.length > 0) {
		const left = waiting;
		waiting = await eventually(
			`the next end of ${left.length} jobs, such as ${left[0]}`,
			async () => {
				const jobs = await Promise.all(left.map((jobId) => client.call('getJob', { params: { jobId } })));
				const now = jobs.filter(({ state }) => state === 'succeeded' || state === 'failed');
				ended.push(...now);
				return now.length > 0 && jobs.filter((job) => !now.includes(job)).map(({ id }) => id);
			},
			90_000,
		);
	}
	return ended;
}

type Place = { name: string; open(server: TestServer | null): Promise<{ url: string; drop(): Promise<void> } | null> };
const places: Place[] = [
	{ name: 'the embedded database', open: async () => null },
	{ name: 'a PostgreSQL server', open: async (server) => (server ? createDatabase(server.url) : null) },
];

describe.each(places)('kill -9 at random moments on $name', ({ name, open }) => {
	const kept = nothingYet();
	let server: TestServer | null = null;
	let database: { url: string; drop(): Promise<void> } | null = null;
	let receiver: Receiver;
	let service: CrashingService;
	let runs = 0;

	beforeAll(async () => {
		buildService();
		if (name !== 'the embedded database') {
			server = await startTestServer();
			if (!server) throw new Error('This test needs a PostgreSQL of the system, 15 or newer');
		}
		database = await open(server);
		receiver = await startReceiver(() => ({ status: 200 }));
		service = crashingService({
			env: {
				...(database && { SHOWRUNNER_DATABASE_URL: database.url }),
				SHOWRUNNER_LOG_LEVEL: 'silent',
			},
		});
		await service.start();
		await service.client.call('setBudget', { body: { scope: 'day', limitMicros: ample } });
		await service.client.call('createSubscription', {
			body: { url: receiver.url('/events'), events: ['job-completed'] },
		});
	});
	afterAll(async () => {
		await service?.terminate();
		await receiver?.stop();
		await database?.drop();
		await server?.stop();
		service?.remove();
	});

	it(
		`loses nothing over ${kills} of them`,
		async () => {
			for (; runs < kills; runs++) {
				const working = [1, 2, 3, 4].map(() => workUntilGone(service, kept));
				const enough = kept.deeds + 5 + randomInt(30);
				await eventually('some work to be done', async () => kept.deeds >= enough, 60_000);
				await sleep(randomInt(300));
				await service.kill();
				await Promise.all(working);
				await service.start();
			}
			expect(kept.jobs.size).toBeGreaterThan(kills);
			expect(kept.replays.filter(({ sent, found }) => sent !== found)).toEqual([]);
			const outcomes = new Map<string, number>();
			for (const job of await allEnded(service, kept.jobs)) {
				// Set aside after two kills on the same job, which is told and no loss.
				if (job.state === 'failed') expect(job.problem?.type).toBe('quarantined');
				outcomes.set(job.state, (outcomes.get(job.state) ?? 0) + 1);
			}
			expect(outcomes.get('succeeded')).toBeGreaterThan(kept.jobs.size * 0.8);
		},
		300_000 + kills * 60_000,
	);

	it(
		'keeps every asset, production, piece of evidence and review as it was acknowledged',
		async () => {
			for (const [assetId, text] of kept.assets) expect((await service.download(assetId)).toString()).toBe(text);
			for (const productionId of kept.productions.values())
				await service.client.call('getProduction', { params: { productionId } });
			for (const { assetId, entryId } of kept.evidence) {
				const { items } = await service.client.call('getAssetEvidence', { params: { assetId } });
				expect(items.map(({ id }) => id)).toContain(entryId);
			}
			for (const [reviewId, decision] of kept.reviews) {
				const { state } = await service.client.call('getReview', { params: { reviewId } });
				// One whose answer was lost on its way may have been decided; one that was decided stays so.
				if (decision !== null) expect(state).toBe(decision);
			}
			expect([kept.assets, kept.productions, kept.reviews].map(({ size }) => size > 0)).toEqual([true, true, true]);
		},
		240_000 + kills * 10_000,
	);

	it(
		'counts the money to the millionth',
		async () => {
			for (const [reservationId, { reservedMicros, committedMicros }] of kept.spend) {
				const found = await service.client.call('getReservation', { params: { reservationId } });
				expect(found.amountMicros).toBe(reservedMicros);
				if (committedMicros !== null) expect(found).toMatchObject({ state: 'committed', committedMicros });
			}
			const { items } = await service.client.call('getBudgets', { query: { scope: 'day' } });
			const { totals } = await service.client.call('reportSpend', { query: { by: 'service' } });
			const [total] = totals;
			expect(items[0]?.use.committedMicros).toBe(total?.committedMicros);
			expect(items[0]?.use.reservedMicros).toBe(total?.reservedMicros);
		},
		240_000 + kills * 10_000,
	);

	it('leaves the chain of evidence whole', async () => {
		await eventually('all evidence to be sealed', async () => {
			const chain = await service.client.call('getEvidenceChain', {});
			return chain.waiting === 0 && chain.length > 0;
		});
		expect(await service.client.call('verifyEvidenceChain', { body: {} })).toMatchObject({ faults: [] });
	});

	it('tells of the end of each job once, however often it had to be said', async () => {
		const ends = new Map<string, Set<string>>();
		for (const { headers, body } of receiver.received) {
			const { data } = JSON.parse(body) as { data: { job: { id: string } } };
			ends.set(data.job.id, (ends.get(data.job.id) ?? new Set()).add(headers['webhook-id'] ?? ''));
		}
		expect(ends.size).toBeGreaterThan(0);
		expect([...ends].filter(([, ids]) => ids.size !== 1)).toEqual([]);
	});

	it('leaves no program and no unfinished file behind', async () => {
		const work = path.join(service.dataDir, 'work');
		const left = (folder: string) => filesBeneath(folder).filter((file) => path.basename(file) !== 'owner.json');
		await eventually('the folder of work to be empty', async () => left(work).length === 0);
		expect(left(path.join(service.dataDir, 'assets', 'staging'))).toEqual([]);
		expect(programsBeneath(work)).toEqual([]);
	});
});
