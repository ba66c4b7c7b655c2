import type { INodeProperties } from 'n8n-workflow';
import { aspectRatios, renderQualities, safeAreas, transitionKinds } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { sectionField } from '../../../shared/fields/section-field';
import { timeoutField, waitField } from '../../../shared/fields/wait-fields';
import { captionFields } from './caption-fields';
import { deliveryFields } from './delivery-fields';
import { filterFields } from './filter-fields';
import { languageFields } from './language-fields';
import { layerFields } from './layer-fields';
import { outputFields } from './output-fields';
import { paceFields } from './pace-fields';
import { overlayFields } from './overlay-fields';
import { soundFields } from './sound-fields';
import { structureFields } from './structure-fields';
import { visualFields } from './visual-fields';

const renderFields: INodeProperties[] = [
	{
		displayName: 'Crossfade (Milliseconds)',
		name: 'crossfadeMs',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 2000 },
		default: 500,
		description: 'How long one picture melts into the next; 0 cuts',
	},
	{
		displayName: 'Frames per Second',
		name: 'fps',
		type: 'options',
		options: [24, 25, 30, 50, 60].map((fps) => ({ name: String(fps), value: fps })),
		default: 30,
	},
	{
		displayName: 'Safe Area',
		name: 'safeArea',
		type: 'options',
		options: optionsOf(safeAreas, {
			tiktok: 'Keeps captions clear of the buttons of TikTok',
			universal: 'Keeps captions clear of the buttons of all platforms',
			youtube: 'Keeps captions above the bar of the regular player',
		}),
		default: 'universal',
	},
	{
		displayName: 'Transition',
		name: 'transition',
		type: 'options',
		options: optionsOf([...transitionKinds.filter((kind) => kind !== 'cut'), 'varied'], {
			varied: 'Another one at each boundary',
		}),
		default: 'crossfade',
		description: 'How one picture gives way to the next, for as long as the crossfade takes',
	},
	{
		displayName: 'Scale',
		name: 'scale',
		type: 'number',
		typeOptions: { minValue: 0.1, maxValue: 1, numberPrecision: 2 },
		default: 1,
		description: 'Share of the full frame size, for quick previews',
	},
];

/** What an item has for a video, and in which formats it is to be. */
export const partFields: INodeProperties[] = [
	sectionField({
		displayName: 'Speech',
		name: 'speech',
		description: 'Spoken scenes of Showrunner Speech; they set the pace',
	}),
	sectionField({
		displayName: 'Visuals',
		name: 'visuals',
		description:
			'Pictures of Showrunner Image, and clips where there are some; scenes without either get a plain colour',
		isRequired: false,
	}),
	sectionField({
		displayName: 'Music',
		name: 'music',
		description: 'Track of Showrunner Music; without one there is only the voice',
		isRequired: false,
	}),
	sectionField({
		displayName: 'Story',
		name: 'story',
		description: 'Title and moods of Showrunner Story',
		isRequired: false,
	}),
	{
		displayName: 'Aspect Ratios',
		name: 'aspectRatios',
		type: 'multiOptions',
		options: optionsOf(aspectRatios),
		default: ['9:16', '16:9', '1:1'],
		required: true,
		description: 'Formats to render, one video each',
	},
	{
		displayName: 'Quality',
		name: 'quality',
		type: 'options',
		options: optionsOf(renderQualities, {
			draft: 'Quick, for a first look',
			final: 'Slow, for archives and large screens',
			standard: 'What platforms ask for',
		}),
		default: 'standard',
	},
];

/** The rest of how a video is to be, for the options of an operation. */
export const mannerFields: INodeProperties[] = [
	...captionFields,
	...languageFields,
	...layerFields,
	...structureFields,
	...overlayFields,
	...filterFields,
	...deliveryFields,
	...outputFields,
	...paceFields,
	...soundFields,
	...visualFields,
	...renderFields,
];

export const timelineField = sectionField({
	displayName: 'Timeline',
	name: 'timeline',
	description:
		'Finished timeline, as Timeline: Import puts it out. Where there is one it is taken as it is; the other sections and how the video is to be are then left out.',
	isRequired: false,
});

export const assembleFields: INodeProperties[] = [
	timelineField,
	...partFields,
	waitField,
	timeoutField,
	productionField,
	optionsField(mannerFields),
];
