import type { INodeProperties } from 'n8n-workflow';
import { aspectRatios } from '../../../contract/vocabulary';
import { stockVendors } from '../../../providers/stock/registry';
import { optionsOf } from '../fields/options-of';
import { productionField } from '../fields/production-field';
import { providersField } from '../fields/providers-field';
import { sectionField } from '../fields/section-field';
import { shownFor } from '../fields/shown-for';

const sourceField: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	options: [
		{ name: 'Own Words', value: 'query', description: 'One hit for your own words' },
		{
			name: 'Story Scenes',
			value: 'story',
			description: 'One hit for each scene, by the first words of its visual prompt',
		},
	],
	default: 'story',
	description: 'What is searched for',
};

const storyField = sectionField({
	displayName: 'Story',
	name: 'story',
	description: 'Scenes to search for, as Showrunner Story puts them out',
});

const queryField: INodeProperties = {
	displayName: 'Query',
	name: 'query',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. lighthouse at night',
	description: 'A few words; fewer find more',
};

export const lastProductionsField: INodeProperties = {
	displayName: 'Not From Last Videos',
	name: 'lastProductions',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: 10,
	description:
		'Nothing is taken that was shown in so many videos of the channel before this one. Needs a production with a channel.',
};

export const localeField: INodeProperties = {
	displayName: 'Language of Words',
	name: 'locale',
	type: 'string',
	default: '',
	placeholder: 'e.g. en',
	description: 'Language of the words that are searched for. Left out, that of the story.',
};

/** What is searched for, where, and in which shape; `more` are fields of one kind of media. */
export const stockFields = (more: readonly INodeProperties[], shape: INodeProperties): INodeProperties[] => [
	sourceField,
	...shownFor('source', ['story'], [storyField, ...more]),
	...shownFor('source', ['query'], [queryField]),
	providersField(stockVendors),
	shape,
	productionField,
];

export const shapeField: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	options: optionsOf(aspectRatios),
	default: '9:16',
	description: 'Shape that is looked for; a video of another format crops it',
};
