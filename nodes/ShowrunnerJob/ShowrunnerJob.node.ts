import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { resumeBatch, resumeWebhooks } from '../shared/batch/resume-batch';
import { searchDeliveries } from '../shared/methods/search-deliveries';
import { searchJobs } from '../shared/methods/search-jobs';
import { searchSubscriptions } from '../shared/methods/search-subscriptions';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { job } from './actions/job/job.resource';
import { webhookDelivery } from './actions/webhook-delivery/webhook-delivery.resource';

const resources = [job, webhookDelivery];

export class ShowrunnerJob implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Job',
		name: 'showrunnerJob',
		icon: { light: 'file:showrunnerJob.svg', dark: 'file:showrunnerJob.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description:
			'Create, watch, wait for and cancel work on the render-node, and look after the webhooks that tell of it',
		defaults: { name: 'Showrunner Job' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'showrunnerApi', required: true }],
		waitingNodeTooltip: 'The execution sleeps until the render-node reports that the work is done',
		webhooks: resumeWebhooks,
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchDeliveries, searchJobs, searchSubscriptions } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}

	async webhook(this: IWebhookFunctions) {
		return await resumeBatch(this, resources);
	}
}
