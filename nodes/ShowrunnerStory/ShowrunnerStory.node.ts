import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { script } from './actions/script/script.resource';

const resources = [script];

export class ShowrunnerStory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Story',
		name: 'showrunnerStory',
		icon: { light: 'file:showrunnerStory.svg', dark: 'file:showrunnerStory.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Write the story of a video and split it into scenes',
		defaults: { name: 'Showrunner Story' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: toProperties(resources),
	};

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}
}
