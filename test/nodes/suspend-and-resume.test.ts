import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem } from '@showrunner/contract';
import type { INodeExecutionData } from 'n8n-workflow';
import { openFakeRenderNode, signedMessage, type FakeRenderNode } from '../fakes/render-node/open-fake-render-node';
import { itemsOf, openEngine, type EngineNode } from '../kits/engine';
import { eventually } from '../kits/patience';
import { oversleep, wake } from '../kits/resume';

const speech = (id: string) => ({
	locale: 'en',
	scenes: [{ id, text: `Scene ${id}.`, durationMs: 1_500, assetId: 'a'.repeat(64), words: [] }],
});
const inputs = [{ json: { row: 1, speech: speech('one') } }, { json: { row: 2, speech: speech('two') } }];
const problem: Problem = {
	type: 'render-broke',
	title: 'The picture could not be read',
	status: 422,
	kind: 'input-invalid',
	fix: 'Draw the scene again',
	field: 'visuals',
};

describe('an assembly that takes its time', () => {
	let service: FakeRenderNode;
	let n8n: Server;
	let webhookBaseUrl: string;
	beforeAll(async () => {
		n8n = createServer((_, response) => void response.writeHead(404).end());
		await new Promise<void>((resolve) => n8n.listen(0, '127.0.0.1', resolve));
		webhookBaseUrl = `http://127.0.0.1:${(n8n.address() as AddressInfo).port}`;
	});
	afterAll(async () => await new Promise((resolve) => (n8n.closeAllConnections(), n8n.close(resolve))));
	beforeEach(async () => void (service = await openFakeRenderNode()));
	afterEach(async () => await service.close());

	const open = (
		node: Partial<EngineNode> = {},
		extra: object = {},
		options: { webhookBaseUrl?: string; mode?: 'manual' } = { webhookBaseUrl },
		input: INodeExecutionData[] = inputs,
	) => {
		service.books.hold = true;
		const assemble: EngineNode = {
			type: 'n8n-nodes-showrunner.showrunnerVideo',
			name: 'Assemble',
			parameters: { resource: 'video', operation: 'assemble', ...extra },
			...node,
		};
		const nodes = [assemble, { type: 'after', parameters: {}, name: 'After' }];
		return openEngine({ nodes, input, credentials: service.credentials, ...options });
	};
	const callback = () => {
		const [id = ''] = service.books.batches.keys();
		const batch = service.books.showBatch(id);
		return { type: 'batch-finished', timestamp: new Date().toISOString(), data: { batch, context: null } };
	};

	it('sends all items as one batch and puts the execution to sleep', async () => {
		const asleep = await open().begin().ended;
		expect(asleep.status).toBe('waiting');
		expect(service.books.batches.size).toBe(1);
		expect(service.books.jobs.size).toBe(2);
		const [batch] = service.books.batches.values();
		expect(batch?.url).toMatch(/\/webhook-waiting\/.+\?signature=token/);
		const untilMs = asleep.waitTill?.getTime() ?? 0;
		expect(untilMs - Date.now()).toBeGreaterThan(60 * 60_000);
	});

	it.each(['trigger', 'manual'] as const)(
		'goes on with every item and its own video when called back (%s)',
		async (mode) => {
			const engine = open({}, {}, mode === 'manual' ? { webhookBaseUrl, mode } : { webhookBaseUrl });
			const asleep = await engine.begin().ended;
			service.books.release();
			const { answer, run } = await wake(engine, asleep, signedMessage(callback()));
			expect(answer.status).toBe(200);
			expect(run?.status).toBe('success');
			const items = run ? itemsOf(run, 'After') : [];
			expect(items.map(({ json }) => json.row)).toEqual([1, 2]);
			const ids = items.map(({ json }) => (json.video as { videos: { assetId: string }[] }).videos[0]?.assetId);
			expect(new Set(ids).size).toBe(2);
			expect(run && itemsOf(run, 'Assemble').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		},
	);

	it('adds clips to the pictures that the item went to sleep with', async () => {
		const images = [{ sceneId: 'one', aspectRatio: '9:16', assetId: 'b'.repeat(64), width: 9, height: 16 }];
		const pictured = inputs.map(({ json }) => ({ json: { ...json, visuals: { images } } }));
		const engine = open(
			{ parameters: { resource: 'clip', operation: 'animateImage' } },
			{},
			{ webhookBaseUrl },
			pictured,
		);
		const asleep = await engine.begin().ended;
		expect(asleep.status).toBe('waiting');
		service.books.release();
		const { run } = await wake(engine, asleep, signedMessage(callback()));
		expect(run?.status).toBe('success');
		const items = run ? itemsOf(run, 'After') : [];
		expect(items.map(({ json }) => json.visuals)).toEqual([
			expect.objectContaining({ images, clips: [expect.objectContaining({ sceneId: 'one' })] }),
			expect.objectContaining({ images, clips: [expect.objectContaining({ sceneId: 'one' })] }),
		]);
	});

	it('ends the node with the job’s reason when a job failed', async () => {
		const engine = open();
		const asleep = await engine.begin().ended;
		service.books.failing = () => problem;
		service.books.release();
		const { answer, run } = await wake(engine, asleep, signedMessage(callback()));
		expect(answer.status).toBe(200);
		expect(run?.status).toBe('error');
		expect(run?.data.resultData.error).toMatchObject({
			message: "'Visuals': The picture could not be read",
			description: 'Draw the scene again',
			failure: { cause: 'configuration-invalid' },
			httpCode: '422',
		});
		expect(run?.data.resultData.lastNodeExecuted).toBe('Assemble');
		expect(run?.data.resultData.runData.Start).toHaveLength(1);
		expect(run?.data.resultData.runData.After).toBeUndefined();
	});

	it.each([
		['continueRegularOutput', { row: 2 }],
		['continueErrorOutput', { row: 2 }],
	] as const)('goes on with the other items when set to %s', async (onError, kept) => {
		const engine = open({ onError });
		const asleep = await engine.begin().ended;
		const [, second] = [...service.books.jobs.keys()];
		service.books.failing = ({ id }) => (id === second ? problem : undefined);
		service.books.release();
		const { run } = await wake(engine, asleep, signedMessage(callback()));
		expect(run?.status).toBe('success');
		const outputs = run?.data.resultData.runData.Assemble?.at(-1)?.data?.main ?? [];
		expect(outputs.map((output) => output?.length)).toEqual(onError === 'continueErrorOutput' ? [1, 1] : [2]);
		const items = outputs.flatMap((output) => output ?? []);
		expect(items[0]?.json.video).toBeDefined();
		expect(items[1]?.json).toMatchObject({ ...kept, error: "'Visuals': The picture could not be read" });
	});

	it('ends the node when nobody called back in time', async () => {
		const engine = open();
		const late = await oversleep(engine, await engine.begin().ended);
		expect(late.status).toBe('error');
		expect(late.data.resultData.error).toMatchObject({ message: 'The render-node did not report back in time' });
		expect(late.data.resultData.runData.After).toBeUndefined();
	});

	it('sleeps on when the call is not signed by the service', async () => {
		const engine = open();
		const asleep = await engine.begin().ended;
		service.books.release();
		const old = new Date(Date.now() - 6 * 60_000);
		for (const message of [signedMessage(callback(), 'other-key'), signedMessage(callback(), undefined, old)]) {
			const { answer, run } = await wake(engine, asleep, message);
			expect(answer.status).toBe(401);
			expect(run).toBeUndefined();
		}
	});

	it('sleeps on when the call is about another batch', async () => {
		const engine = open();
		const asleep = await engine.begin().ended;
		service.books.release();
		const other = callback();
		other.data.batch.id = '00000000-0000-4000-8000-000000000000';
		const { answer, run } = await wake(engine, asleep, signedMessage(other));
		expect(answer.status).toBe(410);
		expect(run).toBeUndefined();
	});

	it('does not sleep at all when the result is there at once', async () => {
		const engine = open();
		service.books.hold = false;
		const result = await engine.begin().ended;
		expect(result.status).toBe('success');
		expect(itemsOf(result, 'After')).toHaveLength(2);
	});

	it('polls where no call can reach n8n', async () => {
		const engine = open({}, {}, {});
		const running = engine.begin();
		await eventually('a look', async () => service.requests.some(({ name }) => name === 'getBatch'));
		service.books.release();
		const result = await running.ended;
		expect(result.status).toBe('success');
		expect(service.requests.filter(({ name }) => name === 'getBatch').length).toBeGreaterThan(1);
	});

	it('cancels the jobs when the execution is cancelled while it polls', async () => {
		const running = open({}, {}, {}).begin();
		await eventually('a look', async () => service.requests.some(({ name }) => name === 'getBatch'));
		running.cancel();
		await running.ended;
		const states = () => [...service.books.jobs.values()].map(({ state }) => state);
		await eventually('the end of both', async () => states().every((state) => state === 'cancelled'));
		expect(states()).toHaveLength(2);
	});

	it('gives tickets in place of waiting when asked to', async () => {
		const result = await open({}, { waitForCompletion: false }).begin().ended;
		expect(result.status).toBe('success');
		const tickets = itemsOf(result, 'After').map(({ json }) => (json.ticket as { jobId: string }).jobId);
		expect(tickets).toEqual([...service.books.jobs.keys()]);
		expect([...service.books.batches.values()][0]?.url).toBeUndefined();
	});
});
