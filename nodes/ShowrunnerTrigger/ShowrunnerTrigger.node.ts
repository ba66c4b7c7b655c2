import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { eventKinds } from '../../contract/vocabulary';
import { optionsOf } from '../shared/fields/options-of';
import { receiveEvent } from './receive-event';
import { isSubscribed, subscribe, unsubscribe } from './subscription';

export class ShowrunnerTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Trigger',
		name: 'showrunnerTrigger',
		icon: { light: 'file:showrunnerTrigger.svg', dark: 'file:showrunnerTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ").replace(/-/g, " ") }}',
		description: 'Starts the workflow when work ends, a review is decided or a budget is reached',
		defaults: { name: 'Showrunner Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'showrunnerApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'showrunner' }],
		properties: [
			{
				displayName: 'Trigger On',
				name: 'events',
				type: 'multiOptions',
				options: optionsOf(eventKinds),
				default: ['production-completed'],
				required: true,
				description: 'Events that start the workflow',
			},
		],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return await isSubscribed(this);
			},
			async create(this: IHookFunctions) {
				return await subscribe(this);
			},
			async delete(this: IHookFunctions) {
				return await unsubscribe(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveEvent(this);
	}
}
