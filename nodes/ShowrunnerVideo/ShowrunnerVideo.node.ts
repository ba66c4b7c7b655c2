import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { clipProviders } from '../../providers/clip/registry';
import { stockVendors } from '../../providers/stock/registry';
import { seeingVendors } from '../../providers/text/registry';
import { resumeBatch, resumeWebhooks } from '../shared/batch/resume-batch';
import { searchAssets } from '../shared/methods/search-assets';
import { searchClipModels } from '../shared/methods/search-clip-models';
import { searchTextModels } from '../shared/methods/search-text-models';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { vendorCredentials } from '../shared/vendor-credentials';
import { caption } from './actions/caption/caption.resource';
import { clip } from './actions/clip/clip.resource';
import { timeline } from './actions/timeline/timeline.resource';
import { video } from './actions/video/video.resource';

const resources = [video, clip, caption, timeline];

export class ShowrunnerVideo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Video',
		name: 'showrunnerVideo',
		icon: { light: 'file:showrunnerVideo.svg', dark: 'file:showrunnerVideo.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Make clips, assemble finished videos with captions in all formats, and have them watched',
		defaults: { name: 'Showrunner Video' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(clipProviders, stockVendors, seeingVendors),
		waitingNodeTooltip: 'The execution sleeps until the render-node reports that the work is done',
		webhooks: resumeWebhooks,
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchAssets, searchClipModels, searchTextModels } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}

	async webhook(this: IWebhookFunctions) {
		return await resumeBatch(this, resources);
	}
}
