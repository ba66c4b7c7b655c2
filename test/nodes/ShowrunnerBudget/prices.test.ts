import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { ContractClient } from '../../../contract/client';
import { createContractClient } from '../../../contract/client';
import { buildService, launchBuilt, quickJobs, testApiKey } from '../../kits/built-service';
import { runNode } from '../../kits/run-node';
import { temporaryFolder } from '../../kits/temporary-folder';

const folder = temporaryFolder('price-node');
let service: Awaited<ReturnType<typeof launchBuilt>>;
let credentials: { baseUrl: string; apiKey: string };
let client: ContractClient;
beforeAll(async () => {
	buildService();
	service = await launchBuilt(quickJobs, path.join(folder.path, 'data'), {});
	credentials = { baseUrl: service.baseUrl, apiKey: testApiKey };
	const authorization = `Bearer ${testApiKey}`;
	client = createContractClient(service.baseUrl, (url, init) =>
		fetch(url, { ...init, headers: { ...init.headers, authorization } }),
	);
});
afterAll(async () => {
	const ended = new Promise((resolve) => service.child.once('exit', resolve));
	service.child.kill('SIGTERM');
	await ended;
	const home = /embedded PostgreSQL in ([^,]+)/.exec(service.store)?.[1];
	folder.remove();
	if (home) rmSync(home, { recursive: true, force: true });
});

const run = (resource: string, operation: string, parameters: IDataObject = {}, json: IDataObject = {}) =>
	runNode(credentials, { node: 'Budget', resource, operation, parameters, json });
const done = async (...wanted: Parameters<typeof run>) => {
	const { json, error } = await run(...wanted);
	expect(error).toBeUndefined();
	return json;
};
const chosen = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });
const tokens = { provider: 'openai', model: 'gpt-5.5', unit: 'output-token', price: 9.5, per: 1_000_000 };

describe('prices of one’s own', () => {
	it('are set in plain money, changed, listed and deleted', async () => {
		const options = { note: 'Contract of May' };
		const set = await done('price', 'set', { ...tokens, options }, { keep: 1 });
		expect(set).toMatchObject({
			keep: 1,
			price: {
				provider: 'openai',
				unit: 'output-token',
				priceMicros: 9_500_000,
				per: 1_000_000,
				note: 'Contract of May',
			},
		});
		const { price } = await done('price', 'set', { ...tokens, price: 0.000001, options: { currency: 'EUR' } });
		expect(price).toMatchObject({ id: (set.price as IDataObject).id, priceMicros: 1, currency: 'EUR', note: null });
		await done('price', 'set', { provider: 'local', price: 0 });
		expect((await done('price', 'getMany', { filters: { provider: 'openai' } })).price).toEqual(price);
		const priceId = chosen((price as IDataObject).id);
		expect(await done('price', 'delete', { priceId })).toEqual({ deleted: true });
		expect((await run('price', 'delete', { priceId })).error).toMatchObject({ httpCode: '404' });
		expect((await done('price', 'getMany')).price).toMatchObject({ provider: 'local', model: '*', unit: 'request' });
	});

	it.each([
		['no provider', 'set', { provider: '={{ " " }}' }, "'Provider': The provider has no name"],
		['no model', 'set', { provider: 'a', model: '={{ " " }}' }, "'Model': The model has no name"],
		['no money', 'set', { provider: 'a', price: '={{ "$3" }}' }, "'Price': '$3' is no amount"],
		['no number of units', 'set', { provider: 'a', per: 0 }, "'Per'"],
		['no price', 'delete', { priceId: chosen('={{ $json.nothing }}') }, "'Price': No price is chosen"],
	])('refuses %s by the name of its field', async (_, operation, parameters, message) => {
		expect((await run('price', operation, parameters)).error?.message).toContain(message);
	});
});

describe('purchases', () => {
	it('are listed and looked up, also from the item', async () => {
		const body = { provider: 'fal', service: 'image', operation: 'generate', amountMicros: 40_000 } as const;
		const buy = (digit: string) =>
			client.call('claimPurchase', { body: { ...body, key: digit.repeat(64), holder: `run ${digit}` } });
		const { leaseId, purchase } = await buy('1');
		await buy('2');
		const kept = await client.call('keepPurchase', {
			params: { purchaseId: purchase.id },
			body: { leaseId: leaseId ?? '', result: { pictures: 1 }, assetIds: [], costMicros: 30_000 },
		});
		const filters = { state: 'kept', provider: 'fal', service: 'image' };
		const listed = await done('purchase', 'getMany', { filters });
		expect(listed).toEqual({ purchase: kept });
		expect((await done('purchase', 'getMany')).purchase).toMatchObject({ state: 'open', costMicros: null });
		expect(await done('purchase', 'get', {}, { ...listed, keep: 2 })).toEqual({ purchase: kept, keep: 2 });
		expect(await done('purchase', 'get', { purchaseId: chosen(purchase.id) })).toEqual({ purchase: kept });
		expect((await run('purchase', 'get')).error?.message).toContain("'Purchase': No purchase is chosen");
	});
});
