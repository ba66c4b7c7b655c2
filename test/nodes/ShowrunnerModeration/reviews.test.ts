import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DecideReviewRequest, Review } from '@showrunner/contract';
import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject, INode, INodeExecutionData, IRun } from 'n8n-workflow';
import { searchReviews } from '../../../nodes/ShowrunnerModeration/methods/search-reviews';
import { openFakeRenderNode, signedMessage, type FakeRenderNode } from '../../fakes/render-node/open-fake-render-node';
import { openEngine, type EngineNode } from '../../kits/engine';
import { eventually } from '../../kits/patience';
import { oversleep, wake } from '../../kits/resume';

const assetId = (letter: string) => letter.repeat(64);
const story = {
	title: 'The lighthouse',
	locale: 'ar',
	scenes: [{ narration: 'One.' }, { narration: ' Two. ' }, { narration: '' }],
};
const made = {
	story,
	video: { videos: [{ aspectRatio: '9:16', assetId: assetId('a') }] },
	thumbnails: { images: [{ assetId: assetId('b') }] },
	music: { assetId: assetId('c') },
	speech: { scenes: [{ id: 'one', assetId: null }] },
	moderation: { reasons: ['A knife', { category: 'violence' }, { score: 1 }, ' '] },
};
const inputs = ['first', 'second', 'third', 'fourth'].map((title) => ({ json: { title, ...withText(title) } }));
function withText(title: string) {
	return { story: { title, locale: 'en', scenes: [{ narration: title }] } };
}

let service: FakeRenderNode;
beforeEach(async () => void (service = await openFakeRenderNode()));
afterEach(async () => await service.close());
const reviews = () => [...service.books.reviews.all.values()];
const titled = (title: string) => reviews().find((review) => review.title === title) as Review;
const decide = (title: string, body: DecideReviewRequest) => service.books.reviews.decide(titled(title).id, body);

const moderation = (operation: string, parameters: IDataObject = {}, node: Partial<EngineNode> = {}): EngineNode => ({
	type: 'n8n-nodes-showrunner.showrunnerModeration',
	name: 'Review',
	parameters: { resource: 'review', operation, ...parameters },
	...node,
});
const outputsOf = (run: IRun | undefined) => run?.data.resultData.runData.Review?.at(-1)?.data?.main ?? [];
const reviewIn = (item: INodeExecutionData | undefined) =>
	item?.json.review as Review & { link: { url: string; expiresAt: string } };

describe('each operation that does not wait', () => {
	const run = async (operation: string, parameters: IDataObject = {}, json: IDataObject = {}) => {
		const nodes = [moderation(operation, parameters)];
		const engine = openEngine({ nodes, input: [{ json }], credentials: service.credentials, mode: 'manual' });
		const result = await engine.begin().ended;
		const outputs = outputsOf(result);
		return { outputs, items: outputs[0] ?? [], error: result.data.resultData.error };
	};

	it('asks for a review with what the item has to show, and gives a link to each who may decide', async () => {
		const { items, outputs, error } = await run('request', { deciders: 'maya, omar;' }, made);
		expect(error).toBeUndefined();
		expect(outputs).toHaveLength(1);
		expect(reviews()).toMatchObject([
			{
				...{ title: 'The lighthouse', question: 'May this be published?', locale: 'ar', text: 'One.\n\nTwo.' },
				...{ reasons: ['A knife', 'violence'], deciders: ['maya', 'omar'], onExpiry: 'expire' },
				assets: [
					{ assetId: assetId('a'), label: 'Video 9:16' },
					{ assetId: assetId('b'), label: 'Thumbnail 1' },
				],
			},
		]);
		const [review] = reviews();
		expect(Date.parse(review?.expiresAt ?? '') - Date.now()).toBeGreaterThan(71 * 60 * 60 * 1000);
		expect(items[0]?.json).toMatchObject({ story, review: { id: review?.id, links: [{}, { reviewer: 'omar' }] } });
		expect(reviewIn(items[0]).link).toMatchObject({ reviewer: 'maya', url: expect.stringContaining('signature=') });
	});

	it('shows only what was chosen, with own text and further assets', async () => {
		const options = { assetIds: [` ${assetId('d')}`, assetId('c')], channel: 'sea', locale: 'he' };
		const parameters = { show: ['music', 'speech'], text: ' Own words ', expiresAfterHours: 0, options };
		await run('request', { ...parameters, reasons: '"one sentence"' }, made);
		expect(reviews()).toMatchObject([
			{
				...{ text: 'Own words', channel: 'sea', locale: 'he', expiresAt: null, reasons: ['one sentence'] },
				assets: [{ assetId: assetId('c') }, { assetId: assetId('d') }],
			},
		]);
	});

	it('says by its name which field lacks what', async () => {
		expect((await run('request')).error?.message).toBe("'Title': The review has no title");
		expect((await run('get')).error?.message).toBe("'Review': The item has no review");
		expect((await run('wait')).error?.message).toBe("'Review': The item has no review");
	});

	it('gets, lists, decides and gives further links', async () => {
		const { items } = await run('request', {}, made);
		const json = items[0]?.json ?? {};
		expect(reviewIn((await run('get', {}, json)).items[0]).state).toBe('pending');
		expect((await run('getMany', { filters: { state: 'approved' } })).items).toEqual([]);
		const said = { decision: 'changes-requested', note: 'Shorter', decidedBy: ' maya ' };
		const decided = reviewIn((await run('decide', said, json)).items[0]);
		expect(decided).toMatchObject({ state: 'changes-requested', note: 'Shorter', decidedBy: 'maya' });
		expect((await run('decide', { decision: 'approved' }, json)).error?.message).toContain('decided otherwise');
		expect((await run('getMany', { order: 'oldest' })).items).toHaveLength(1);
		const linked = reviewIn((await run('createLink', { reviewer: 'omar', expiresAfterHours: 2 }, json)).items[0]);
		expect(linked).toMatchObject({ title: 'The lighthouse', link: { reviewer: 'omar' } });
		expect(Math.round((Date.parse(linked.link.expiresAt) - Date.now()) / 60_000)).toBe(120);
		const carried = { review: linked } as unknown as IDataObject;
		const revoked = reviewIn((await run('revokeLink', {}, carried)).items[0]);
		expect(revoked).toMatchObject({ id: linked.id, title: 'The lighthouse', link: { revokedAt: expect.any(String) } });
		expect((await run('revokeLink', {}, { review: { id: linked.id } })).error?.message).toContain('has no link');
	});
});

it('lists reviews to choose from by title and state', async () => {
	service.books.reviews.add({ title: 'The lighthouse', text: 'x' });
	const id = service.books.reviews.add({ title: 'The storm', text: 'x' });
	service.books.reviews.decide(id, { decision: 'changes-requested', note: 'Shorter' });
	const engine = openEngine({ nodes: [moderation('get')], credentials: service.credentials });
	const node = engine.workflow.getNode('Review') as INode;
	const context = new LoadOptionsContext(engine.workflow, node, engine.additionalData, 'path');
	const { results } = await searchReviews.call(context);
	expect(results.map(({ name }) => name)).toEqual(['The lighthouse (pending)', 'The storm (changes requested)']);
	expect((await searchReviews.call(context, 'STORM')).results).toMatchObject([{ value: id }]);
});

describe('waiting for a decision', () => {
	let n8n: Server;
	let webhookBaseUrl: string;
	beforeAll(async () => {
		n8n = createServer((_, response) => void response.writeHead(404).end());
		await new Promise<void>((resolve) => n8n.listen(0, '127.0.0.1', resolve));
		webhookBaseUrl = `http://127.0.0.1:${(n8n.address() as AddressInfo).port}`;
	});
	afterAll(async () => await new Promise((resolve) => (n8n.closeAllConnections(), n8n.close(resolve))));

	const open = (
		operation = 'requestAndWait',
		node: Partial<EngineNode> = {},
		given: { webhookBaseUrl?: string; parameters?: IDataObject; input?: INodeExecutionData[] } = {},
	) => {
		const { parameters = {}, input = inputs, ...options } = { webhookBaseUrl, ...given };
		const nodes = [moderation(operation, parameters, node), { type: 'after', parameters: {}, name: 'After' }];
		return openEngine({ nodes, input, credentials: service.credentials, ...options });
	};
	const callback = (waitId = [...service.books.reviews.waits.keys()][0] ?? '') => ({
		type: 'reviews-decided',
		timestamp: new Date().toISOString(),
		data: { waitId, reviews: reviews() },
	});
	const decideAll = () => {
		decide('first', { decision: 'approved', decidedBy: 'maya' });
		decide('second', { decision: 'rejected', note: 'No' });
		decide('third', { decision: 'changes-requested', note: 'Shorter' });
		Object.assign(titled('fourth'), { state: 'expired', decidedAt: new Date().toISOString() });
	};
	const titles = (run: IRun | undefined) => outputsOf(run).map((items) => (items ?? []).map(({ json }) => json.title));

	it('sleeps until the reviews of all items are decided, and then sorts them to the four outputs', async () => {
		const engine = open();
		const asleep = await engine.begin().ended;
		expect(asleep.status).toBe('waiting');
		expect((asleep.waitTill?.getTime() ?? 0) - Date.now()).toBeGreaterThan(72 * 60 * 60 * 1000);
		const waiting = outputsOf(asleep);
		expect(waiting.map((items) => items?.length)).toEqual([0, 0, 0, 4]);
		expect(reviewIn(waiting[3]?.[0]).link.url).toContain(`/review/${titled('first').id}`);
		decideAll();
		const { answer, run } = await wake(engine, asleep, signedMessage(callback()));
		expect(answer.status).toBe(200);
		expect(run?.status).toBe('success');
		expect(titles(run)).toEqual([['first'], ['second'], ['third'], ['fourth']]);
		expect(reviewIn(outputsOf(run)[0]?.[0])).toMatchObject({ state: 'approved', decidedBy: 'maya' });
		expect(run?.data.resultData.runData.After?.at(-1)?.data?.main?.[0]?.map(({ json }) => json.title)).toEqual([
			'first',
		]);
	});

	it('waits for a review that was asked for before', async () => {
		const id = service.books.reviews.add({ title: 'first', text: 'x', expiresInMs: 60_000 });
		const engine = open('wait', {}, { input: [{ json: { title: 'first', review: { id } } }] });
		const asleep = await engine.begin().ended;
		expect(asleep.status).toBe('waiting');
		decide('first', { decision: 'rejected' });
		const { run } = await wake(engine, asleep, signedMessage(callback()));
		expect(titles(run)).toEqual([[], ['first'], [], []]);
	});

	it('leads back to the item before it from every output', async () => {
		const engine = open('requestAndWait', {}, { input: inputs.slice(0, 1) });
		const asleep = await engine.begin().ended;
		decide('first', { decision: 'rejected' });
		const { run } = await wake(engine, asleep, signedMessage(callback()));
		const task = run?.data.resultData.runData.Review?.at(-1);
		expect(task?.data?.main?.[1]?.[0]?.pairedItem).toEqual({ item: 0, input: 1 });
		expect(task?.source[1]).toMatchObject({ previousNode: 'Start' });
	});

	it('sleeps without end where the review has none', async () => {
		const asleep = await open('requestAndWait', {}, { parameters: { expiresAfterHours: 0 } }).begin().ended;
		expect(asleep.waitTill?.getUTCFullYear()).toBe(3000);
	});

	it('goes on at once where all is decided already', async () => {
		service.books.reviews.decideAtOnce = () => ({ decision: 'approved' });
		const result = await open().begin().ended;
		expect(result.status).toBe('success');
		expect(titles(result)).toEqual([['first', 'second', 'third', 'fourth'], [], [], []]);
	});

	it('polls where no call can reach n8n', async () => {
		const running = open('requestAndWait', {}, { webhookBaseUrl: 'http://127.0.0.1:9' }).begin();
		await eventually('a look', async () => service.requests.some(({ name }) => name === 'getReviewWait'));
		decideAll();
		expect(titles(await running.ended)).toEqual([['first'], ['second'], ['third'], ['fourth']]);
		expect(service.requests.filter(({ name }) => name === 'getReviewWait').length).toBeGreaterThan(1);
	});

	it('lets nothing without a review go on as approved', async () => {
		service.books.reviews.decideAtOnce = () => ({ decision: 'approved' });
		const input = [...inputs.slice(0, 1), { json: { no: 'title' } }];
		const result = await open('requestAndWait', { onError: 'continueRegularOutput' }, { input }).begin().ended;
		const [approved, rejected] = outputsOf(result);
		expect(approved).toHaveLength(1);
		expect(rejected?.[0]?.json).toMatchObject({ no: 'title', error: "'Title': The review has no title" });
	});

	it('ends the node when nobody called back in time', async () => {
		const engine = open();
		const late = await oversleep(engine, await engine.begin().ended);
		expect(late.status).toBe('error');
		expect(late.data.resultData.error).toMatchObject({ message: 'The render-node did not report back in time' });
		expect(late.data.resultData.runData.After).toBeUndefined();
	});

	it.each([
		['is signed with another key', 401, () => signedMessage(callback(), 'other-key')],
		['is old', 401, () => signedMessage(callback(), undefined, new Date(Date.now() - 6 * 60_000))],
		['is about another wait', 410, () => signedMessage(callback('00000000-0000-4000-8000-000000000000'))],
		['is about something else', 410, () => signedMessage({ ...callback(), type: 'batch-finished' })],
	])('sleeps on when the call %s', async (_, status, message) => {
		const engine = open();
		const asleep = await engine.begin().ended;
		decideAll();
		const { answer, run } = await wake(engine, asleep, message());
		expect(answer.status).toBe(status);
		expect(run).toBeUndefined();
	});

	it('finds the review again when the execution is tried anew', async () => {
		const [input] = inputs;
		const again = { webhookBaseUrl: 'http://127.0.0.1:9', executionId: 'again', input: input ? [input] : [] };
		service.books.reviews.decideAtOnce = () => ({ decision: 'approved' });
		await open('requestAndWait', {}, again).begin().ended;
		await open('requestAndWait', {}, again).begin().ended;
		expect(reviews()).toHaveLength(1);
	});
});
