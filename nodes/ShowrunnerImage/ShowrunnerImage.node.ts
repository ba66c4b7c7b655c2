import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { imageProviders } from '../../providers/image/registry';
import { stockVendors } from '../../providers/stock/registry';
import { seeingVendors } from '../../providers/text/registry';
import { searchAssets } from '../shared/methods/search-assets';
import { searchImageModels } from '../shared/methods/search-image-models';
import { searchTextModels } from '../shared/methods/search-text-models';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { vendorCredentials } from '../shared/vendor-credentials';
import { image } from './actions/image/image.resource';
import { picture } from './actions/picture/picture.resource';
import { stockPhoto } from './actions/stock-photo/stock-photo.resource';
import { thumbnail } from './actions/thumbnail/thumbnail.resource';

const resources = [image, picture, stockPhoto, thumbnail];

export class ShowrunnerImage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Image',
		name: 'showrunnerImage',
		icon: { light: 'file:showrunnerImage.svg', dark: 'file:showrunnerImage.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Paint, draw, find or look at the pictures of a video and its thumbnail',
		defaults: { name: 'Showrunner Image' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(imageProviders, stockVendors, seeingVendors),
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchAssets, searchImageModels, searchTextModels } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}
}
