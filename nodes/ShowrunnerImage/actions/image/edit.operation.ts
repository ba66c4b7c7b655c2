import { aspectRatios, type AspectRatio } from '../../../../contract/vocabulary';
import type { EditRequest, PictureQuality } from '../../../../providers/image/port';
import { imageProviders } from '../../../../providers/image/registry';
import { modelField } from '../../../shared/fields/model-field';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { seedField } from '../../../shared/fields/seed-field';
import { fallBackField, priorityField, steeringFields } from '../../../shared/fields/steering-fields';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { readSteering } from '../../../shared/read-steering';
import { invalidField } from '../../../shared/refusals';
import { ableVendors, chainFor } from '../able-vendors';
import { changeImage } from './change-image';
import { changedPictureLocator, qualityField, strengthField } from './picture-fields';

const asItIs = 'asItIs';

const options = [
	...[fallBackField, priorityField, ...steeringFields, qualityField, reuseField, timeoutField],
	{ ...seedField, description: 'The same seed gives the same result, another one a variant' },
	{ ...strengthField, description: 'How far to go from the picture, for models that paint it anew from the words' },
];

export const edit: ItemOperation = {
	value: 'edit',
	name: 'Edit',
	action: 'Edit image',
	description: 'Change a picture as the words say',
	properties: [
		changedPictureLocator,
		{
			displayName: 'Instruction',
			name: 'instruction',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			placeholder: 'e.g. Make it night, with the lamp lit',
			description: 'What to change. Models that paint the picture anew read it as what is to be seen.',
		},
		providersField(ableVendors(imageProviders, 'editPicture')),
		modelField('searchImageModels'),
		{
			displayName: 'Aspect Ratio',
			name: 'aspectRatio',
			type: 'options',
			options: [{ name: 'As It Is', value: asItIs }, ...optionsOf(aspectRatios)],
			default: asItIs,
			description: 'Shape of the new picture; local models keep the nearest of the three',
		},
		productionField,
		optionsField(options.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'))),
	],
	async execute(item) {
		const chain = chainFor(item, 'editPicture', 'change pictures');
		const request = readEdit(item);
		return await changeImage(item, chain, request.assetId, async (vendor, model, context) => {
			return await vendor.editPicture({ ...request, model }, context);
		});
	},
};

type EditOptions = { seed?: number; strength?: number; quality?: PictureQuality };

function readEdit(item: ItemContext): EditRequest {
	const { node, itemIndex } = item;
	const instruction = String(node.getNodeParameter('instruction', itemIndex, '') ?? '').trim();
	if (instruction === '') throw invalidField('instruction', 'Nothing is to be changed', 'Say in words what to change');
	const aspectRatio = node.getNodeParameter('aspectRatio', itemIndex, asItIs) as AspectRatio | typeof asItIs;
	const { seed, strength = 0.7, quality } = node.getNodeParameter('options', itemIndex, {}) as EditOptions;
	return {
		...{ assetId: readAssetId(item), instruction, strength, ...readSteering(item) },
		...(aspectRatio !== asItIs && { aspectRatio }),
		...(quality !== undefined && { quality }),
		...{ seed: seed ?? 1, isSeedChosen: seed !== undefined },
	};
}
