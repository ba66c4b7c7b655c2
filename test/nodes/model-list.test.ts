import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LoadOptionsContext } from 'n8n-core';
import type { INode, INodeParameters } from 'n8n-workflow';
import { searchClipModels } from '../../nodes/shared/methods/search-clip-models';
import { searchImageModels } from '../../nodes/shared/methods/search-image-models';
import { fakeModels } from '../fakes/render-node/fake-models';
import { openFakeRenderNode, type FakeRenderNode } from '../fakes/render-node/open-fake-render-node';
import { openEngine } from '../kits/engine';

const automatic = { name: 'Automatic', value: 'auto' };

describe('the list of models', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());
	beforeEach(() => void (service.books.models = fakeModels));

	const at = (currentNodeParameters: INodeParameters, credentials = service.credentials) => {
		const nodes = [{ type: 'n8n-nodes-showrunner.showrunnerVideo', name: 'Node', parameters: {} }];
		const { workflow, additionalData } = openEngine({ nodes, credentials });
		const node = workflow.getNode('Node') as INode;
		return new LoadOptionsContext(workflow, node, { ...additionalData, currentNodeParameters }, 'parameters.model');
	};
	const valuesOf = async (parameters: INodeParameters) =>
		(await searchClipModels.call(at(parameters))).results.map(({ value }) => value);

	it('begins with Automatic and shows what can be used, by engine and licence', async () => {
		const { results } = await searchImageModels.call(at({ options: {} }));
		expect(results.map(({ name, value }) => [name, value])).toEqual([
			['Automatic', 'auto'],
			['SDXL Base (diffusers)', 'sdxl-base'],
			['FLUX dev (comfyui, non-commercial)', 'comfyui:flux-dev'],
		]);
		expect(results[2]?.description).toBe('Licence: flux-1-dev-non-commercial. Not for what earns money');
	});

	it('narrows to what is typed', async () => {
		expect((await searchImageModels.call(at({}), 'flux')).results.map(({ value }) => value)).toEqual([
			'comfyui:flux-dev',
		]);
		expect((await searchImageModels.call(at({}), 'AUTO')).results).toEqual([automatic]);
		expect((await searchImageModels.call(at({}), 'nothing')).results).toEqual([]);
	});

	it('shows models that work from pictures when a reference picture is named', async () => {
		const options = { referenceAssetId: { __rl: true, mode: 'id', value: 'a'.repeat(64) } };
		expect((await searchImageModels.call(at({ options }))).results.map(({ value }) => value)).toEqual([
			'auto',
			'sdxl-base',
		]);
		const emptied = { options: { referenceAssetId: { __rl: true, mode: 'list', value: '' } } };
		expect((await searchImageModels.call(at(emptied))).results).toHaveLength(3);
	});

	it('holds only Automatic where no model can be used', async () => {
		service.books.models = fakeModels.map((model) => ({ ...model, available: false }));
		expect((await searchImageModels.call(at({}))).results).toEqual([automatic]);
	});

	it('follows the verb of the clip', async () => {
		expect(await valuesOf({ operation: 'generate' })).toEqual(['auto', 'wan']);
		expect(await valuesOf({ operation: 'animateImage' })).toEqual(['auto', 'wan', 'wan-between', 'cinematic']);
		expect(await valuesOf({ operation: 'extend' })).toEqual(['auto', 'wan', 'cinematic']);
		expect(await valuesOf({ operation: 'upscale' })).toEqual(['auto', 'larger']);
	});

	it('tells how long a clip may be in one go', async () => {
		const { results } = await searchClipModels.call(at({ operation: 'generate' }));
		expect(results[1]?.name).toBe('Wan (diffusers, up to 5 s)');
		const larger = await searchClipModels.call(at({ operation: 'upscale' }));
		expect(larger.results[1]?.name).toBe('Larger (diffusers)');
	});

	it('says what is wrong with the login', async () => {
		const context = at({}, { ...service.credentials, apiKey: 'wrong' });
		await expect(searchImageModels.call(context)).rejects.toThrow('API key');
	});
});
