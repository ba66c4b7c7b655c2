import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { moderationProviders } from '../../providers/moderation/registry';
import { resumeWebhooks } from '../shared/batch/resume-batch';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { vendorCredentials } from '../shared/vendor-credentials';
import { content } from './actions/content/content.resource';
import { review } from './actions/review/review.resource';
import { searchReviews } from './methods/search-reviews';
import { outputsByOperation } from './wait/outputs';
import { resumeReviews } from './wait/resume-reviews';

const resources = [review, content];

export class ShowrunnerModeration implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Moderation',
		name: 'showrunnerModeration',
		icon: { light: 'file:showrunnerModeration.svg', dark: 'file:showrunnerModeration.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Check content by a policy, let a person look at it, and go on by what they decide',
		defaults: { name: 'Showrunner Moderation' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsByOperation,
		credentials: vendorCredentials(moderationProviders),
		waitingNodeTooltip: 'The execution sleeps until the review is decided',
		webhooks: resumeWebhooks,
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchReviews } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}

	async webhook(this: IWebhookFunctions) {
		return await resumeReviews(this);
	}
}
