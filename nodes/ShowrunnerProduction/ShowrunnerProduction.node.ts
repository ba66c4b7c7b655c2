import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { searchAssets } from '../shared/methods/search-assets';
import { searchProductions } from '../shared/methods/search-productions';
import { searchProfiles } from '../shared/methods/search-profiles';
import { searchVoices } from '../shared/methods/search-voices';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { person } from './actions/person/person.resource';
import { production } from './actions/production/production.resource';
import { settingsProfile } from './actions/settings-profile/settings-profile.resource';

const resources = [production, settingsProfile, person];

export class ShowrunnerProduction implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Production',
		name: 'showrunnerProduction',
		icon: { light: 'file:showrunnerProduction.svg', dark: 'file:showrunnerProduction.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description:
			'Keep the books of a video and the settings that videos are made with, and find or erase a person in them',
		defaults: { name: 'Showrunner Production' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'showrunnerApi', required: true }],
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchAssets, searchProductions, searchProfiles, searchVoices } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}
}
