import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Delivery, Subscription } from '@showrunner/contract';
import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject, INode } from 'n8n-workflow';
import { createContractClient, type ContractClient } from '../../../contract/client';
import { searchDeliveries } from '../../../nodes/shared/methods/search-deliveries';
import { searchSubscriptions } from '../../../nodes/shared/methods/search-subscriptions';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { itemsOf, openEngine } from '../../kits/engine';
import { eventually } from '../../kits/patience';
import { startReceiver, type Receiver } from '../../kits/receiver';
import { runNode } from '../../kits/run-node';

let service: NodeService;
let receiver: Receiver;
let client: ContractClient;
/** Answers by path. */
const statuses: Record<string, number> = {};
beforeAll(async () => {
	receiver = await startReceiver(({ path }) => ({ status: statuses[path.replace(/\?.*/, '')] ?? 204 }));
	service = await openNodeService('delivery-node');
	const authorization = `Bearer ${service.credentials.apiKey}`;
	client = createContractClient(service.credentials.baseUrl, (url, { headers, ...init }) =>
		fetch(url, { ...init, headers: { ...headers, authorization } }),
	);
});
afterAll(async () => {
	await service?.close();
	await receiver?.stop();
});

const form = (operation: string, parameters: IDataObject) => ({
	node: 'Job',
	resource: 'webhookDelivery',
	operation,
	parameters,
});
const run = (operation: string, parameters: IDataObject = {}, json: IDataObject = {}) =>
	runNode(service.credentials, { ...form(operation, parameters), json });
const chosen = (id: string) => ({ __rl: true, mode: 'id', value: id });

let count = 0;
async function publish(): Promise<void> {
	const idempotencyKey = `delivery-${++count}`;
	const { id } = await client.call('startProduction', { body: { locale: 'en' }, idempotencyKey });
	await client.call('completeProduction', { params: { productionId: id }, body: {} });
}
const deliveriesOf = async ({ id }: Subscription, state: Delivery['state']) =>
	(await client.call('getDeliveries', { query: { subscriptionId: id, state } })).items;
/** Webhooks that end because their receiver says twice that nobody is there. */
async function giveUp(path: string, times: number): Promise<Subscription> {
	statuses[path] = 404;
	const url = receiver.url(`${path}?token=canary`);
	const subscription = await client.call('createSubscription', { body: { url, events: ['production-completed'] } });
	for (let at = 0; at < times; at++) await publish();
	await eventually('the end', async () => (await deliveriesOf(subscription, 'given-up')).length === times);
	return subscription;
}
const engineOf = (operation: string, parameters: IDataObject) => {
	const type = 'n8n-nodes-showrunner.showrunnerJob';
	const nodes = [{ type, name: 'Node', parameters: { resource: 'webhookDelivery', operation, ...parameters } }];
	return openEngine({ nodes, input: [{ json: {} }], credentials: service.credentials, mode: 'manual' });
};
const getMany = async (filters: IDataObject) =>
	itemsOf(await engineOf('getMany', { returnAll: true, filters }).begin().ended, 'Node').map(
		({ json }) => json.delivery as unknown as Delivery,
	);

describe('Showrunner Job: Webhook Delivery', () => {
	it('lists what was given up, looks one up, and sends it again', async () => {
		const subscription = await giveUp('/one', 1);
		const [delivery, ...others] = await getMany({ state: 'given-up', subscription: chosen(subscription.id) });
		expect(others).toEqual([]);
		expect(delivery).toMatchObject({ state: 'given-up', reason: 'nobody-waits', lastAnswer: '404' });
		expect(JSON.stringify(delivery)).not.toContain('canary');
		const item = { keep: 1, delivery: { id: String(delivery?.id) } };
		expect((await run('get', {}, item)).json).toEqual({ keep: 1, delivery });
		statuses['/one'] = 204;
		const { json, error } = await run('replay', {}, item);
		expect(error).toBeUndefined();
		expect(json).toMatchObject({ keep: 1, delivery: { id: delivery?.id, state: 'pending', attempts: 0 } });
		await eventually('the delivery', async () => (await deliveriesOf(subscription, 'delivered'))[0]);
		expect((await run('replay', {}, item)).error).toMatchObject({ httpCode: '409' });
		const page = `http://render/v1/deliveries/${delivery?.id}`;
		expect((await run('get', { deliveryId: chosen(page) })).json.delivery).toMatchObject({ state: 'delivered' });
	});

	it('sends all of a subscription or a time again, and no others', async () => {
		const other = await giveUp('/other', 1);
		const many = await giveUp('/many', 3);
		statuses['/many'] = 204;
		const replay = (filters: IDataObject) => run('replay', { which: 'all', filters });
		expect((await replay({ to: '2020-01-01T00:00:00' })).json).toEqual({ replay: { replayed: 0 } });
		const filters = { subscription: chosen(many.id), from: '2020-01-01T00:00:00' };
		expect((await replay(filters)).json).toEqual({ replay: { replayed: 3 } });
		await eventually('all three', async () => (await deliveriesOf(many, 'delivered')).length === 3);
		expect(await deliveriesOf(other, 'given-up')).not.toEqual([]);
		expect(await deliveriesOf(other, 'delivered')).toEqual([]);
	});

	it('lets deliveries and subscriptions be chosen from lists, without their tokens', async () => {
		const engine = engineOf('get', {});
		const node = engine.workflow.getNode('Node') as INode;
		const context = new LoadOptionsContext(engine.workflow, node, engine.additionalData, 'path');
		const { id } = await giveUp('/listed', 1);
		const { results } = await searchDeliveries.call(context, '/LISTED');
		expect(results).toEqual([
			{ name: expect.stringMatching(/^given-up, \d{4}-\d\d-\d\d \d\d:\d\d, http/), value: expect.any(String) },
		]);
		const subscriptions = await searchSubscriptions.call(context, '/listed');
		expect(subscriptions.results).toEqual([{ name: `production-completed to ${receiver.url('/listed')}`, value: id }]);
	});

	it('says by its name what is missing', async () => {
		expect((await run('replay')).error?.message).toBe("'Webhook Delivery': No webhook delivery is chosen");
		expect((await run('get', { deliveryId: chosen('x') })).error?.message).toBe("'Webhook Delivery': 'x' holds no ID");
		const nobody = chosen('00000000-0000-4000-8000-000000000000');
		expect((await run('get', { deliveryId: nobody })).error).toMatchObject({ httpCode: '404' });
		const dated = { which: 'all', filters: { from: 'whenever' } };
		expect((await run('replay', dated)).error?.message).toBe("'Given Up From': 'whenever' is no date");
	});
});
