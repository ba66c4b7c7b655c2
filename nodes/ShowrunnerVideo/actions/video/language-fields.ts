import type { INodeProperties } from 'n8n-workflow';
import { aspectRatios } from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';
import { sectionField } from '../../../shared/fields/section-field';

/** In which languages there are captions, and which of them stand in the picture. */
export const languageFields: INodeProperties[] = [
	{
		displayName: 'Caption Languages',
		name: 'captionLanguages',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Language',
		default: {},
		description: 'Language of the captions in the picture where it is not that of the voice',
		options: [
			{
				displayName: 'Languages',
				name: 'languages',
				values: [
					{
						displayName: 'Format',
						name: 'aspectRatio',
						type: 'options',
						options: [{ name: 'All Formats', value: 'all' }, ...optionsOf(aspectRatios)],
						default: 'all',
						description: 'Video in whose picture they stand; one format goes before all',
					},
					{
						displayName: 'Language',
						name: 'locale',
						type: 'string',
						default: '',
						placeholder: 'e.g. es',
						description: "One that Translations has. Left empty, that of the item's story.",
					},
				],
			},
		],
	},
	sectionField({
		displayName: 'Translations',
		name: 'translations',
		description:
			'Captions in further languages, of Showrunner Story: Translate; where this is not added, those of the item',
		isRequired: false,
	}),
];
