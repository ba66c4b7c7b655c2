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
import { readGenerate } from './read-generate';

const storyField = sectionField({
	displayName: 'Story',
	name: 'story',
	description: 'Scenes to film, as Showrunner Story puts them out',
});

export const generate: BatchOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate clips',
	description: 'Turn words into moving pictures with a video model',
	properties: [
		sourceField(
			[
				{ name: 'One Prompt', value: 'prompt', description: 'One clip from your own words' },
				{ name: 'Story Scenes', value: 'story', description: 'One clip for each scene, by its visual prompt' },
			],
			'story',
		),
		...shownFor('source', ['story'], [storyField, paceField]),
		...shownFor(
			'source',
			['prompt'],
			[
				{
					displayName: 'Prompt',
					name: 'prompt',
					type: 'string',
					typeOptions: { rows: 3 },
					required: true,
					default: '',
					placeholder: 'e.g. Waves break against the rocks below a lighthouse',
					description: 'What is seen and how it moves',
				},
			],
		),
		...makerFields,
		aspectRatioField,
		lengthField(5, 'How long a clip is whose scene is not spoken'),
		...closingFields([...steeringFields, ...mannerFields]),
	],
	batch: clipBatch((item) => ({ verb: 'generate', wish: readGenerate(item) })),
	byItem: clipsByChain(readGenerate),
};
