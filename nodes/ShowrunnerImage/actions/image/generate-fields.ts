import type { INodeProperties } from 'n8n-workflow';
import { aspectRatios, cardStyles } from '../../../../contract/vocabulary';
import { imageProviders } from '../../../../providers/image/registry';
import { modelField } from '../../../shared/fields/model-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { pictureLocator } from '../../../shared/fields/picture-locator';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import { seedField } from '../../../shared/fields/seed-field';
import { shownFor } from '../../../shared/fields/shown-for';
import { fallBackField, lookField, priorityField, steeringFields } from '../../../shared/fields/steering-fields';
import { timeoutField } from '../../../shared/fields/wait-fields';
import { onlyRedoField } from './only-redo';
import { holdsStyleField, qualityField, strengthField } from './picture-fields';

export const pictureStyles = [...cardStyles, 'diffusion'] as const;
export type PictureStyle = (typeof pictureStyles)[number];

export const ifNoModelCan = ['drawArt', 'stop'] as const;
export type IfNoModelCan = (typeof ifNoModelCan)[number];

const ifNoModelCanField: INodeProperties = {
	displayName: 'If No Model Can',
	name: 'ifNoModelCan',
	type: 'options',
	options: optionsOf(ifNoModelCan, {
		drawArt: 'Pictures that no model could make are drawn as seeded art, and a warning says which',
		stop: 'The node ends with the reason',
	}),
	default: 'drawArt',
};

const referenceFields: INodeProperties[] = [
	pictureLocator({
		displayName: 'Reference Picture',
		name: 'referenceAssetId',
		description: 'Picture that every scene starts from; asks for a model that works from pictures',
	}),
	{ ...strengthField, description: 'How far to go from the reference picture; 1 keeps nothing of it' },
];

const paintOptions = [
	...[fallBackField, ifNoModelCanField, priorityField, ...steeringFields, ...referenceFields],
	...[qualityField, holdsStyleField, reuseField],
];

const options = [...shownFor('/style', ['diffusion'], paintOptions), onlyRedoField, seedField, timeoutField];

const styleOptions = [
	...optionsOf(cardStyles, {
		art: 'A landscape in the colours of the mood, drawn anew for each seed',
		card: 'The words of the scene, set large',
	}),
	{
		name: 'Painted by a Model',
		value: 'diffusion' satisfies PictureStyle,
		description: "A picture from the scene's visual prompt, by any of the providers, local or not",
	},
];

export const generateFields: INodeProperties[] = [
	sectionField({
		displayName: 'Story',
		name: 'story',
		description: 'Scenes to draw, as Showrunner Story puts them out',
	}),
	providersField(imageProviders),
	{
		displayName: 'Style',
		name: 'style',
		type: 'options',
		options: styleOptions,
		default: 'art',
	},
	...shownFor('style', ['diffusion'], [modelField('searchImageModels'), lookField]),
	{
		displayName: 'Aspect Ratios',
		name: 'aspectRatios',
		type: 'multiOptions',
		options: optionsOf(aspectRatios),
		default: ['9:16', '16:9', '1:1'],
		required: true,
		description: 'Formats to draw for; a video format without pictures of its own crops those of another',
	},
	productionField,
	optionsField(options.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'))),
];
