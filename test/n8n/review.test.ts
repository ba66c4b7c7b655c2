import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Review } from '@showrunner/contract';
import { waitUntil } from '../../scripts/process/wait-until.mjs';
import { openStage, outputOf, type Stage } from '../kits/n8n.js';
import { openTemplate, type Runner, type Template } from '../kits/template.js';

const node = (id: string, name: string, type: string, typeVersion: number, parameters: object, more: object = {}) => ({
	...{ id, name, type, typeVersion, parameters, position: [Number(id) * 200, 0], ...more },
});
const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
const keep = (value: string) => ({
	assignments: { assignments: [{ id: 'a', name: 'back', type: 'string', value }] },
	includeOtherFields: true,
});

const workflow = {
	name: 'Ask before it goes out',
	nodes: [
		node('1', 'Webhook', 'n8n-nodes-base.webhook', 2, { path: 'showrunner/review', httpMethod: 'POST' }),
		node('2', 'Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items' }),
		node(
			'3',
			'Ask',
			'n8n-nodes-showrunner.showrunnerModeration',
			1,
			{ resource: 'review', operation: 'requestAndWait' },
			{ credentials: {} },
		),
		node('4', 'Approved', 'n8n-nodes-base.noOp', 1, {}),
		node('5', 'Rejected', 'n8n-nodes-base.set', 3.4, keep("={{ $('Items').item.json.title }}")),
		node('6', 'Changes', 'n8n-nodes-base.noOp', 1, {}),
	],
	connections: {
		Webhook: { main: [to('Items')] },
		Items: { main: [to('Ask')] },
		Ask: { main: [to('Approved'), to('Rejected'), to('Changes')] },
	},
	settings: { executionOrder: 'v1' },
} as unknown as Template;

describe('a review in a real n8n', () => {
	let stage: Stage;
	let runner: Runner;

	beforeAll(async () => {
		stage = await openStage();
		runner = await openTemplate(stage, workflow, 'showrunner/review');
	}, 900_000);
	afterAll(async () => await stage?.close());

	const call = <T>(method: string, route: string, body?: unknown) => stage.renderNode.call<T>(method, route, body);
	const asleep = async (titles: string[]) => {
		const id = await runner.start({ items: titles.map((title) => ({ title, text: `Words of ${title}` })) });
		await stage.n8n.api.waitForExecution(id, { limitMs: 120_000, until: ['waiting'] });
		const { items } = await call<{ items: Review[] }>('GET', '/v1/reviews?state=pending');
		return { id, reviewOf: (title: string) => items.find((review) => review.title === title) as Review };
	};
	const titlesAt = async (id: string) => {
		const execution = await stage.n8n.api.waitForExecution(id, { limitMs: 120_000 });
		expect(execution.status).toBe('success');
		return ['Approved', 'Rejected', 'Changes'].map((name) => outputOf(execution, name).map(({ json }) => json.title));
	};

	it('sleeps until people have decided on their page and elsewhere, and goes on by what they decided', async () => {
		const { id, reviewOf } = await asleep(['One', 'Two']);
		expect(reviewOf('One').text).toBe('Words of One');
		const link = await call<{ url: string }>('POST', `/v1/reviews/${reviewOf('One').id}/links`, { reviewer: 'Maya' });
		await fetch(link.url);
		const form = new URLSearchParams({ decision: 'approved', note: '', round: '0' });
		const answer = await fetch(link.url, { method: 'POST', body: form, redirect: 'manual' });
		expect(answer.status).toBe(303);
		expect((await stage.n8n.api.getExecution(id)).status).toBe('waiting');
		const decision = { decision: 'changes-requested', note: 'Shorter', decidedBy: 'Omar' };
		await call('POST', `/v1/reviews/${reviewOf('Two').id}/decision`, decision);
		expect(await titlesAt(id)).toEqual([['One'], [], ['Two']]);
	});

	it('leads back to the items before it, also from the second output', async () => {
		const { id, reviewOf } = await asleep(['Three']);
		await call('POST', `/v1/reviews/${reviewOf('Three').id}/decision`, { decision: 'rejected' });
		expect(await titlesAt(id)).toEqual([[], ['Three'], []]);
		const [item] = outputOf(await stage.n8n.api.getExecution(id), 'Rejected');
		expect(item?.json).toMatchObject({ back: 'Three', review: { state: 'rejected' } });
	});

	it('is woken by a decision that was taken while n8n was down', async () => {
		const { id, reviewOf } = await asleep(['Four']);
		await stage.n8n.kill();
		await call('POST', `/v1/reviews/${reviewOf('Four').id}/decision`, { decision: 'approved' });
		await stage.n8n.start();
		const ended = await waitUntil(
			'the execution to go on',
			async () => {
				const execution = await stage.n8n.api.getExecution(id);
				return execution.status === 'success' ? execution : undefined;
			},
			{ limitMs: 120_000 },
		);
		expect(outputOf(ended, 'Approved').map(({ json }) => json.title)).toEqual(['Four']);
	}, 900_000);
});
