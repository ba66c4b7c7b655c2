import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asset, AssetLifecycle, AssetLink } from '@showrunner/contract';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { itemsOf, openEngine } from '../../kits/engine';

let service: NodeService;
beforeAll(async () => void (service = await openNodeService('cloud-file')));
afterAll(async () => await service?.close());

const dayMs = 24 * 60 * 60 * 1000;
async function run(operation: string, parameters: IDataObject, item: INodeExecutionData = { json: { keep: 1 } }) {
	const type = 'n8n-nodes-showrunner.showrunnerAsset';
	const nodes = [{ type, name: 'Node', parameters: { resource: 'cloudFile', operation, ...parameters } }];
	const engine = openEngine({ nodes, input: [item], credentials: service.credentials, mode: 'manual' });
	const result = await engine.begin().ended;
	return { json: itemsOf(result, 'Node')[0]?.json ?? {}, error: result.data.resultData.error };
}
const fileOf = (text: string): INodeExecutionData => ({
	json: { keep: 1 },
	binary: { data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName: 'notes.txt' } },
});
type Uploaded = { keep: number; asset: Asset; lifecycle: AssetLifecycle; link: AssetLink };
async function upload(text: string, parameters: IDataObject = {}): Promise<Uploaded> {
	const { json, error } = await run('upload', parameters, fileOf(text));
	expect(error).toBeUndefined();
	return json as unknown as Uploaded;
}
const setLifecycle = async (asset: Asset, parameters: IDataObject) => {
	const { json, error } = await run('setLifecycle', parameters, { json: { asset: { id: asset.id } } });
	return { lifecycle: json.lifecycle as unknown as AssetLifecycle, error };
};

describe('Showrunner Asset: Cloud File', () => {
	it('is uploaded, given its lifecycle and shared in one step', async () => {
		const before = Date.now();
		const form = { lifecycle: 'deleteAfter', days: 2, expiresAfterMinutes: 30, options: { fileName: 'shared.txt' } };
		const { keep, asset, lifecycle, link } = await upload('to be shared', form);
		expect([keep, asset.name, lifecycle.rule, lifecycle.assetId]).toEqual([1, 'shared.txt', 'delete-after', asset.id]);
		const afterMs = Date.parse(lifecycle.deleteAt ?? '') - before;
		expect(afterMs).toBeGreaterThanOrEqual(2 * dayMs);
		expect(afterMs).toBeLessThan(2 * dayMs + 60_000);
		expect(await (await fetch(link.url)).text()).toBe('to be shared');
	});

	it('leaves alone what somebody chose for the same bytes', async () => {
		const { asset, lifecycle } = await upload('twice');
		expect(lifecycle).toMatchObject({ rule: 'by-rules', changedBy: null });
		expect((await setLifecycle(asset, { lifecycle: 'keep' })).lifecycle).toMatchObject({ rule: 'keep' });
		expect((await upload('twice')).lifecycle).toMatchObject({ rule: 'keep' });
		expect((await setLifecycle(asset, {})).lifecycle).toMatchObject({ rule: 'by-rules', deleteAt: null });
	});

	it('is deleted at a time on the clocks of the workflow', async () => {
		const { asset } = await upload('dated');
		const at = await setLifecycle(asset, { lifecycle: 'deleteAt', deleteAt: '2099-01-31T00:00:00Z' });
		expect(at.lifecycle).toMatchObject({ rule: 'delete-after', deleteAt: '2099-01-31T00:00:00.000Z' });
		const past = await setLifecycle(asset, { lifecycle: 'deleteAt', deleteAt: '2020-01-31T00:00:00Z' });
		expect(past.error?.message).toBe("'Time': The time at which the asset is to be deleted is over");
		const none = await setLifecycle(asset, { lifecycle: 'deleteAfter', days: '={{ 0 }}' });
		expect(none.error?.message).toBe("'Days': The days are none");
	});

	it('is shared by an address that works without a login', async () => {
		const { asset } = await upload('shared later');
		const { json } = await run('share', { expiresAfterMinutes: 5 }, { json: { asset: { id: asset.id } } });
		const { url } = json.link as unknown as AssetLink;
		expect(await (await fetch(url)).text()).toBe('shared later');
		expect((await run('share', {})).error?.message).toBe("'Asset': No asset is chosen");
	});

	it('is refused for a file that is not there', async () => {
		const gone = { json: { asset: { id: 'f'.repeat(64) } } };
		expect((await run('setLifecycle', { lifecycle: 'keep' }, gone)).error).toMatchObject({ httpCode: '404' });
	});
});
