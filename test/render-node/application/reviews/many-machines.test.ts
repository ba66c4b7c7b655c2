import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expireReviews } from '../../../../render-node/src/application/reviews/expire-reviews.js';
import { openBooks, type Books } from '../../../../render-node/src/books.js';
import { createClosers } from '../../../../render-node/src/closers.js';
import { readConfig } from '../../../../render-node/src/config.js';
import type { ReviewRecord } from '../../../../render-node/src/domain/reviews/review-record.js';
import { silentLog } from '../../../kits/silent-log.js';
import { createDatabase, startTestServer, type TestServer } from '../../../kits/test-database.js';

const log = silentLog();
const closers = createClosers(log);
let server: TestServer | null = null;
let database: Awaited<ReturnType<typeof createDatabase>> | null = null;
let machines: Books[] = [];

beforeAll(async () => {
	server = await startTestServer();
	if (!server) return console.warn('No PostgreSQL server was found: tests of several machines are skipped');
	database = await createDatabase(server.url);
	const config = readConfig({ SHOWRUNNER_DATABASE_URL: database.url, SHOWRUNNER_API_KEY: randomUUID() });
	const open = () => openBooks(config, log, closers, () => undefined);
	machines = [await open(), await open(), await open()];
});
afterAll(async () => {
	await closers.closeAll();
	await database?.drop();
	await server?.stop();
});

const due = (): ReviewRecord => ({
	...{ id: randomUUID(), title: 'T', question: '', reasons: [], text: 'x', locale: null, productionId: null },
	...{ channel: null, assets: [], deciders: [], state: 'pending', note: '', decidedBy: null, decidedAt: null },
	...{ history: [], onExpiry: 'reject', expiresAt: new Date(Date.now() - 1_000), requestedBy: 'test' },
	createdAt: new Date(),
});

describe('reviews whose time is up', () => {
	it('are decided once each, though every machine looks for them at the same time', async () => {
		const [first] = machines;
		if (!first) return;
		const reviews = Array.from({ length: 40 }, due);
		const ids = reviews.map(({ id }) => id);
		await first.store.transaction(async (books) => {
			for (const review of reviews) await books.reviews.insert(review);
			const awaited = { callbackUrl: 'http://127.0.0.1:9/', callbackReachable: true, apiKeyHash: 'a'.repeat(64) };
			// Two waits over all of them in opposite order: whoever locked out of order would stand still here.
			for (const reviewIds of [ids, ids.toReversed()])
				await books.reviewWaits.insert({
					...{ ...awaited, id: randomUUID(), reviewIds },
					...{ createdAt: new Date(), finishedAt: null },
				});
		});
		const clock = { now: () => new Date() };
		await Promise.all([...machines, ...machines].map(({ store }) => expireReviews({ store, clock, log })));
		const decided = await first.store.reviews.findAll(ids);
		expect(decided.map(({ state }) => state)).toEqual(ids.map(() => 'rejected'));
		const audit = await first.store.audit.list({ action: 'review.expire' }, { after: null, limit: 100 });
		expect(audit.items.map(({ subject }) => subject).sort()).toEqual(ids.map((id) => `review:${id}`).sort());
		expect(await first.store.deliveries.withoutTicket(true)).toEqual([]);
		expect(await first.boss.getQueueStats('deliveries')).toMatchObject([{ queuedCount: 2 }]);
	});
});
