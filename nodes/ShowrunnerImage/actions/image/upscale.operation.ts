import { imageProviders } from '../../../../providers/image/registry';
import { modelField } from '../../../shared/fields/model-field';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { priorityField } from '../../../shared/fields/steering-fields';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { ableVendors, chainFor } from '../able-vendors';
import { changeImage } from './change-image';
import { changedPictureLocator } from './picture-fields';

export const upscale: ItemOperation = {
	value: 'upscale',
	name: 'Upscale',
	action: 'Upscale image',
	description: 'Enlarge a picture, with new detail where a model adds it',
	properties: [
		changedPictureLocator,
		{
			displayName: 'Factor',
			name: 'factor',
			type: 'options',
			options: [
				{ name: 'Two Times', value: 2 },
				{ name: 'Four Times', value: 4 },
			],
			default: 2,
			description: 'How much wider and higher the picture becomes',
		},
		providersField(ableVendors(imageProviders, 'upscalePicture')),
		modelField('searchImageModels'),
		productionField,
		optionsField([
			priorityField,
			{
				displayName: 'Prompt',
				name: 'prompt',
				type: 'string',
				default: '',
				placeholder: 'e.g. A lighthouse at dusk',
				description: 'What is seen on the picture, for models that ask',
			},
			reuseField,
			timeoutField,
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const chain = chainFor(item, 'upscalePicture', 'enlarge pictures');
		const { prompt = '' } = node.getNodeParameter('options', itemIndex, {}) as { prompt?: string };
		const factor = node.getNodeParameter('factor', itemIndex, 2) as 2 | 4;
		const request = { assetId: readAssetId(item), factor, prompt: prompt.trim() };
		return await changeImage(item, chain, request.assetId, async (vendor, model, context) => {
			return await vendor.upscalePicture({ ...request, model }, context);
		});
	},
};
