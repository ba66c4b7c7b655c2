import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErasureReport, PersonalPlaces } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import { createContractClient, RefusedByService, type ContractClient } from '../../../contract/client';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { itemsOf, openEngine } from '../../kits/engine';
import { runNode } from '../../kits/run-node';

let service: NodeService;
let client: ContractClient;
beforeAll(async () => {
	service = await openNodeService('person-node');
	const authorization = `Bearer ${service.credentials.apiKey}`;
	client = createContractClient(service.credentials.baseUrl, (url, { headers, ...init }) =>
		fetch(url, { ...init, headers: { ...headers, authorization } }),
	);
});
afterAll(async () => await service?.close());

const run = (operation: string, parameters: IDataObject, json: IDataObject = { keep: 1 }) =>
	runNode(service.credentials, { node: 'Production', resource: 'person', operation, parameters, json });
const start = (title: string) =>
	client.call('startProduction', { body: { title, locale: 'en' }, idempotencyKey: `person-${title}` });
const titleOf = async ({ id }: { id: string }) =>
	(await client.call('getProduction', { params: { productionId: id } })).title;
async function uploaded(name: string): Promise<string> {
	const headers = { authorization: `Bearer ${service.credentials.apiKey}`, 'content-type': 'text/plain' };
	const url = `${service.credentials.baseUrl}/v1/assets?name=${name}`;
	return ((await (await fetch(url, { method: 'POST', headers, body: name })).json()) as { id: string }).id;
}
const chosen = (id: string) => ({ __rl: true, mode: 'id', value: id });

describe('Showrunner Production: Person', () => {
	it('is found wherever the books name it, in any case', async () => {
		for (const at of [1, 2, 3]) await start(`A talk with Ann Searched ${at}`);
		const { json, error } = await run('search', { texts: ['ann searched', 'nobody@example.org'], limit: 2 });
		expect(error).toBeUndefined();
		const found = json.personalData as unknown as PersonalPlaces & { rows: number; places: PersonalPlaces['items'] };
		expect(json.keep).toBe(1);
		expect(found.rows).toBeGreaterThanOrEqual(3);
		expect(found.counts?.map(({ table }) => table)).toContain('productions');
		expect(found.places).toHaveLength(2);
		expect(found.places[0]?.excerpt).toContain('Ann Searched');
		const all = await run('search', { texts: '={{ $json.email }}', returnAll: true }, { email: 'Ann Searched' });
		const { places } = all.json.personalData as unknown as typeof found;
		expect(places.filter(({ table }) => table === 'productions').length).toBeGreaterThanOrEqual(3);
	});

	it('is handed out as a folder in a file of the item', async () => {
		await start('A talk with Ann Exported');
		const type = 'n8n-nodes-showrunner.showrunnerProduction';
		const form = { resource: 'person', operation: 'export', texts: ['Ann Exported'], binaryPropertyName: 'folder' };
		const nodes = [{ type, name: 'Node', parameters: form }];
		const input = [{ json: { keep: 1 } }];
		const engine = openEngine({ nodes, input, credentials: service.credentials, mode: 'manual' });
		const [item] = itemsOf(await engine.begin().ended, 'Node');
		expect(item?.json).toEqual({ keep: 1 });
		expect(item?.binary?.folder).toMatchObject({ fileName: 'person.zip', mimeType: 'application/zip' });
		const bytes = Buffer.from(item?.binary?.folder?.data ?? '', 'base64');
		expect(bytes.subarray(0, 2).toString()).toBe('PK');
		expect(bytes.includes('rows.jsonl')).toBe(true);
	});

	it('is not erased by a preview, nor without the word that confirms it', async () => {
		const production = await start('A talk with Ann Kept');
		const preview = await run('erase', { texts: ['Ann Kept'] });
		expect(preview.error).toBeUndefined();
		expect(preview.json).toMatchObject({ keep: 1, erasure: { dryRun: true, assets: [] } });
		const { tables } = preview.json.erasure as unknown as ErasureReport;
		expect(tables).toContainEqual(expect.objectContaining({ table: 'productions', rows: 1 }));
		for (const confirmation of ['={{ $json.nothing }}', 'erase', 'yes', 'ERASE IT']) {
			const { error } = await run('erase', { texts: ['Ann Kept'], mode: 'erase', confirmation });
			expect(error?.message).toBe("'Confirmation': Nothing was erased, for it was not confirmed");
		}
		expect(await titleOf(production)).toBe('A talk with Ann Kept');
	});

	it('is erased with its files when it is confirmed', async () => {
		const production = await start('A talk with Ann Erased');
		const assetId = await uploaded('voice.txt');
		const kept = await uploaded('other.txt');
		const { json, error } = await run('erase', {
			...{ texts: ['Ann Erased'], mode: 'erase', confirmation: 'ERASE' },
			assetIds: { file: [{ assetId: chosen(assetId) }] },
		});
		expect(error).toBeUndefined();
		expect(json).toMatchObject({
			keep: 1,
			erasure: { dryRun: false, assets: [{ assetId, outcome: 'deleted' }], left: [] },
		});
		expect(await titleOf(production)).toBe('A talk with [erased]');
		await expect(client.call('getAsset', { params: { assetId } })).rejects.toThrow(RefusedByService);
		expect(await client.call('getAsset', { params: { assetId: kept } })).toMatchObject({ name: 'other.txt' });
	});

	it('stays where a file is still needed, unless files in use go too', async () => {
		const production = await start('A talk with Ann Bound');
		const assetId = await uploaded('bound.txt');
		const assets = [{ role: 'video-9x16', assetId }];
		await client.call('completeProduction', { params: { productionId: production.id }, body: { assets } });
		const form = { texts: ['Ann Bound'], mode: 'erase', confirmation: 'ERASE', assetIds: { file: [{ assetId }] } };
		expect((await run('erase', form)).error).toMatchObject({
			httpCode: '409',
			message: "'Asset': A production uses this asset, or was made from it",
		});
		expect(await titleOf(production)).toBe('A talk with Ann Bound');
		expect((await run('erase', { ...form, options: { force: true } })).json).toMatchObject({
			erasure: { assets: [{ assetId, outcome: 'deleted' }] },
		});
	});

	it('says by its name which field lacks what', async () => {
		const messageOf = async (operation: string, form: IDataObject) => (await run(operation, form)).error?.message;
		for (const operation of ['search', 'export', 'erase'])
			expect(await messageOf(operation, { texts: '={{ $json.nothing }}' })).toBe(
				"'Known By': Nothing says who the person is",
			);
		expect(await messageOf('search', { texts: ['Ann'] })).toBe("'Known By': 'Ann' cannot be searched for");
		const nothing = { texts: ['Ann Nobody'], assetIds: { file: [{ assetId: chosen('={{ $json.nothing }}') }] } };
		expect(await messageOf('erase', nothing)).toBe("'Person's Files': A file is not chosen");
	});
});
