import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { musicProviders } from '../../providers/music/registry';
import { searchVendorModels } from '../shared/methods/search-vendor-models';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { vendorCredentials } from '../shared/vendor-credentials';
import { soundEffect } from './actions/sound-effect/sound-effect.resource';
import { track } from './actions/track/track.resource';

const resources = [track, soundEffect];

export class ShowrunnerMusic implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Music',
		name: 'showrunnerMusic',
		icon: { light: 'file:showrunnerMusic.svg', dark: 'file:showrunnerMusic.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Compose background music and sound effects',
		defaults: { name: 'Showrunner Music' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(musicProviders),
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchMusicModels: searchVendorModels(musicProviders) } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}
}
