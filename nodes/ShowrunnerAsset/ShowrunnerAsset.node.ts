import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { searchAssets } from '../shared/methods/search-assets';
import { searchProductions } from '../shared/methods/search-productions';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { asset } from './actions/asset/asset.resource';
import { cloudFile } from './actions/cloud-file/cloud-file.resource';
import { evidence } from './actions/evidence/evidence.resource';

const resources = [asset, cloudFile, evidence];

export class ShowrunnerAsset implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Asset',
		name: 'showrunnerAsset',
		icon: { light: 'file:showrunnerAsset.svg', dark: 'file:showrunnerAsset.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Bring files into the store, take them out, share them, and prove the right to use them',
		defaults: { name: 'Showrunner Asset' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'showrunnerApi', required: true }],
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchAssets, searchProductions } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}
}
