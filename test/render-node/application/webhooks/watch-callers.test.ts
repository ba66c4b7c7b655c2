import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../render-node/src/adapters/clock/system-clock.js';
import { createHttpCaller } from '../../../../render-node/src/adapters/webhooks/http-caller.js';
import { createBatch } from '../../../../render-node/src/application/batches/create-batch.js';
import { getBatch } from '../../../../render-node/src/application/batches/get-batch.js';
import { createHandlerRegistry } from '../../../../render-node/src/application/handlers/registry.js';
import { lookForCallers } from '../../../../render-node/src/application/webhooks/watch-callers.js';
import { openBooks, type Books } from '../../../../render-node/src/books.js';
import { createClosers } from '../../../../render-node/src/closers.js';
import { readConfig } from '../../../../render-node/src/config.js';
import { idleHandlers } from '../../../kits/idle-handlers.js';
import { startReceiver, type Receiver, type Reply } from '../../../kits/receiver.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('callers');
const log = silentLog();
const closers = createClosers(log);
const absences = new Map<string, number>();
const caller = createHttpCaller(log);
const handlers = createHandlerRegistry(idleHandlers([]));
let books: Books;
let n8n: Receiver;
let reply: Reply | null = null;

beforeAll(async () => {
	books = await openBooks(readConfig({ SHOWRUNNER_DATA_DIR: folder.path }), log, closers, () => undefined);
	n8n = await startReceiver(() => reply ?? { status: 500 });
});
afterAll(async () => {
	await n8n.stop();
	await caller.close();
	const home = books.database.description.replace(/^embedded PostgreSQL in /, '');
	await closers.closeAll();
	folder.remove();
	rmSync(home, { recursive: true, force: true });
});

const finished = {
	status: 409,
	body: JSON.stringify({ code: 409, message: 'The execution "7" has finished with error.' }),
};
const waiting = {
	status: 404,
	body: JSON.stringify({
		code: 404,
		message: 'The workflow for execution "7" does not contain a waiting webhook with a matching path/method.',
	}),
};

/** No worker runs here, so that jobs stay as they are until the watch ends them. */
async function batchCalling(path: string) {
	const job = { kind: 'sound.generate', input: { effect: 'pop' }, priority: 'normal', timeoutMs: 60_000 } as const;
	const url = path.startsWith('http') ? path : n8n.url(path);
	return createBatch(
		{ ...books, handlers, caller, clock: systemClock },
		{ jobs: [job, { ...job, input: { effect: 'ding' } }], callback: { url } },
		null,
		randomUUID(),
	);
}
async function look(said: Reply) {
	reply = said;
	await lookForCallers({ ...books, clock: systemClock, log, caller }, absences);
}
const statesOf = async ({ id }: { id: string }) => (await getBatch(books.store, id)).jobs.map(({ state }) => state);

describe('the watch over callers', () => {
	it('cancels the jobs of a caller that was found gone twice in a row', async () => {
		const batch = await batchCalling('/webhook-waiting/7?signature=abc');
		await look(waiting);
		await look(finished);
		expect(await statesOf(batch)).toEqual(['queued', 'queued']);
		await look(finished);
		expect(await statesOf(batch)).toEqual(['cancelled', 'cancelled']);
		expect(n8n.received.at(-1)).toMatchObject({ method: 'GET', path: '/webhook-waiting/7?signature=abc' });
	});

	it('begins to count anew when the caller was there in between', async () => {
		const batch = await batchCalling('/webhook-waiting/8?signature=abc');
		for (const said of [finished, waiting, finished, { status: 502 }, finished]) await look(said);
		expect(await statesOf(batch)).toEqual(['queued', 'queued']);
		await look(finished);
	});

	it('leaves the jobs alone where nothing is certain', async () => {
		const batch = await batchCalling('/webhook-waiting/9?signature=abc');
		const away = await startReceiver(() => finished);
		const unreachable = await batchCalling(away.url('/webhook-waiting/9'));
		await away.stop();
		for (const status of [500, 503, 401, 404, 200]) {
			await look({ status });
			await look({ status });
		}
		expect(await statesOf(batch)).toEqual(['queued', 'queued']);
		expect(await statesOf(unreachable)).toEqual(['queued', 'queued']);
	});

	it('asks nobody else', async () => {
		const batch = await batchCalling('/hook');
		const before = n8n.received.filter(({ path }) => path === '/hook').length;
		await look(finished);
		await look(finished);
		expect(n8n.received.filter(({ path }) => path === '/hook')).toHaveLength(before);
		expect(await statesOf(batch)).toEqual(['queued', 'queued']);
	});
});
