import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { textVendors } from '../../providers/text/registry';
import { searchTextModels } from '../shared/methods/search-text-models';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { vendorCredentials } from '../shared/vendor-credentials';
import { idea } from './actions/idea/idea.resource';
import { metadata } from './actions/metadata/metadata.resource';
import { script } from './actions/script/script.resource';

const resources = [script, idea, metadata];

/** Splitting one's own text needs nothing at all; whatever pays a vendor needs the books too. */
const credentials = vendorCredentials(textVendors).map((credential) =>
	credential.displayOptions ? credential : { ...credential, displayOptions: { hide: { operation: ['split'] } } },
);

export class ShowrunnerStory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Story',
		name: 'showrunnerStory',
		icon: { light: 'file:showrunnerStory.svg', dark: 'file:showrunnerStory.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Find ideas, write the story of a video in scenes, translate it, and say what is published with it',
		defaults: { name: 'Showrunner Story' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchTextModels } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}
}
