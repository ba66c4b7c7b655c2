import { assetIdPattern, locatorField } from '../../../shared/fields/locator-field';
import { pictureLocator } from '../../../shared/fields/picture-locator';
import { sectionField } from '../../../shared/fields/section-field';
import { shownFor } from '../../../shared/fields/shown-for';
import { steeringFields } from '../../../shared/fields/steering-fields';
import type { BatchOperation } from '../../../shared/operation';
import {
	aspectRatioField,
	closingFields,
	lengthField,
	makerFields,
	mannerFields,
	paceField,
	sourceField,
} from './clip-fields';
import { clipBatch } from './clip-batch';
import { clipsByChain } from './clips-by-chain';
import { readAnimate } from './read-animate';

const itemFields = [
	sectionField({ displayName: 'Visuals', name: 'visuals', description: 'Pictures of Showrunner Image to set moving' }),
	sectionField({
		displayName: 'Story',
		name: 'story',
		description: 'Scenes of Showrunner Story; their visual prompts say what moves',
		isRequired: false,
	}),
	paceField,
];

const pictureField = locatorField({
	displayName: 'Picture',
	name: 'assetId',
	description: 'Picture that the clip begins with. By default the file of the item, or its first picture.',
	searchMethod: 'searchAssets',
	idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	idPattern: assetIdPattern,
	fromItem: '$json.asset?.id ?? $json.visuals?.images?.[0]?.assetId',
});

const lastFrameField = pictureLocator({
	displayName: 'Last Frame',
	name: 'lastFrameAssetId',
	description: 'Picture that the clip ends with; asks for a model that fills in what lies between two pictures',
});

export const animateImage: BatchOperation = {
	value: 'animateImage',
	name: 'Animate Image',
	action: 'Animate images',
	description: 'Set still pictures moving, by a video model or by a camera that moves over them',
	properties: [
		sourceField(
			[
				{ name: 'One Picture', value: 'asset', description: 'One clip from a picture in the store' },
				{
					name: 'Pictures of the Item',
					value: 'visuals',
					description: 'One clip for each scene that has a picture',
				},
			],
			'visuals',
		),
		...shownFor('source', ['visuals'], itemFields),
		...shownFor(
			'source',
			['asset'],
			[
				pictureField,
				{
					displayName: 'Prompt',
					name: 'prompt',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					placeholder: 'e.g. The lamp turns and lights up the mist',
					description: 'What moves and how; the picture shows the rest',
				},
			],
		),
		...makerFields,
		aspectRatioField,
		lengthField(5, 'How long a clip is whose scene is not spoken'),
		...closingFields([...steeringFields, ...mannerFields, ...shownFor('/source', ['asset'], [lastFrameField])]),
	],
	batch: clipBatch((item) => ({ verb: 'generate', wish: readAnimate(item) })),
	byItem: clipsByChain(readAnimate),
};
