import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HookContext, LoadOptionsContext, WebhookContext } from 'n8n-core';
import type { INode, IWebhookData, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { openFakeRenderNode, signedMessage, type FakeRenderNode } from '../fakes/render-node/open-fake-render-node';
import { openEngine } from '../kits/engine';
import { ShowrunnerTrigger } from '../../nodes/ShowrunnerTrigger/ShowrunnerTrigger.node';
import { searchAssets } from '../../nodes/shared/methods/search-assets';
import { searchJobs } from '../../nodes/shared/methods/search-jobs';
import { searchProductions } from '../../nodes/shared/methods/search-productions';
import { searchVoices } from '../../nodes/shared/methods/search-voices';

describe('the trigger', () => {
	const trigger = new ShowrunnerTrigger();
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());

	const open = () => {
		const nodes = [
			{
				type: 'n8n-nodes-showrunner.showrunnerTrigger',
				name: 'Trigger',
				parameters: { events: ['job-failed'] },
				webhookId: 'hook',
			},
		];
		const engine = openEngine({ nodes, credentials: service.credentials });
		const node = engine.workflow.getNode('Trigger') as INode;
		const [webhookDescription] = trigger.description.webhooks ?? [];
		const hook = new HookContext(engine.workflow, node, engine.additionalData, 'trigger', 'activate', {
			webhookDescription,
		} as IWebhookData);
		return { engine, node, hook };
	};

	it('subscribes when it is activated, once, and leaves nothing behind', async () => {
		const { hook } = open();
		const { checkExists, create, delete: remove } = trigger.webhookMethods.default;
		expect(await checkExists.call(hook)).toBe(false);
		expect(await create.call(hook)).toBe(true);
		expect(await checkExists.call(hook)).toBe(true);
		expect([...service.books.subscriptions.values()]).toEqual([
			expect.objectContaining({ events: ['job-failed'], url: expect.stringContaining('/webhook/') }),
		]);
		service.books.subscriptions.clear();
		expect(await checkExists.call(hook)).toBe(false);
		expect(await remove.call(hook)).toBe(true);
		await create.call(hook);
		await remove.call(hook);
		expect(service.books.subscriptions.size).toBe(0);
	});

	it('switches its subscription on again that the render-node switched off', async () => {
		const { hook } = open();
		const { checkExists, create, delete: remove } = trigger.webhookMethods.default;
		await create.call(hook);
		const [subscription] = service.books.subscriptions.values();
		Object.assign(subscription ?? {}, { disabledAt: new Date().toISOString() });
		expect(await checkExists.call(hook)).toBe(true);
		expect(subscription).toMatchObject({ disabledAt: null });
		await remove.call(hook);
	});

	const receive = async (message: ReturnType<typeof signedMessage>) => {
		const { engine, node } = open();
		const answer = { status: 200 };
		const httpResponse = {
			status: (code: number) => (Object.assign(answer, { status: code }), httpResponse),
			json() {},
		};
		const additionalData = {
			...engine.additionalData,
			httpRequest: message,
			httpResponse,
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = new WebhookContext(engine.workflow, node, additionalData, 'trigger', {} as IWebhookData, [], null);
		return { answer, response: await trigger.webhook.call(context) };
	};
	const event = { type: 'job-failed', timestamp: new Date().toISOString(), data: { job: { id: '1' } } };

	it('puts out the event of a signed call', async () => {
		const { response } = await receive(signedMessage(event));
		expect(response.workflowData).toEqual([
			[{ json: { event: 'job-failed', timestamp: event.timestamp, job: { id: '1' } } }],
		]);
	});

	it('starts nothing on a call that is not signed with the key', async () => {
		const { answer, response } = await receive(signedMessage(event, 'other'));
		expect(answer.status).toBe(401);
		expect(response.workflowData).toBeUndefined();
	});
});

describe('the lists to choose from', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());

	const open = (credentials = service.credentials) => {
		const nodes = [{ type: 'n8n-nodes-showrunner.showrunnerVideo', name: 'Video', parameters: {} }];
		const engine = openEngine({ nodes, credentials });
		return new LoadOptionsContext(
			engine.workflow,
			engine.workflow.getNode('Video') as INode,
			engine.additionalData,
			'path',
		);
	};

	it('show names, narrow to what is typed and page on', async () => {
		const headers = { authorization: `Bearer ${service.credentials.apiKey}`, 'content-type': 'text/plain' };
		for (const name of ['intro.mp4', 'outro.mp4'])
			await fetch(`${service.credentials.baseUrl}/v1/assets?name=${name}`, { method: 'POST', headers, body: name });
		const context = open();
		expect((await searchAssets.call(context)).results.map(({ name }) => name)).toEqual([
			'intro.mp4 (text/plain)',
			'outro.mp4 (text/plain)',
		]);
		expect((await searchAssets.call(context, 'OUT')).results).toHaveLength(1);
		expect((await searchVoices.call(context)).results).toEqual([{ name: 'Rms (en, flite)', value: 'flite:rms' }]);
		expect((await searchJobs.call(context)).results).toEqual([]);
		expect((await searchProductions.call(context, undefined, 'next')).results).toEqual([]);
	});

	it('say what is wrong with the login', async () => {
		await expect(searchVoices.call(open({ ...service.credentials, apiKey: 'wrong' }))).rejects.toThrow('API key');
	});
});
