import type { INodeProperties } from 'n8n-workflow';
import { aspectRatios, captionProfiles, videoPlatforms } from '../../../../contract/vocabulary';
import { assetLocator } from '../../../shared/fields/asset-locator';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { sectionField } from '../../../shared/fields/section-field';
import { priorityField } from '../../../shared/fields/steering-fields';
import { timeoutField, waitField } from '../../../shared/fields/wait-fields';

const longest = (displayName: string, name: string, preset: number, description: string): INodeProperties => ({
	displayName: `${displayName} (Milliseconds)`,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 600_000 },
	default: preset,
	description,
});

const expectationFields: INodeProperties[] = [
	{
		displayName: 'Aspect Ratio',
		name: 'aspectRatio',
		type: 'options',
		options: optionsOf(aspectRatios),
		default: '9:16',
		description: 'Shape that the video should have. Left out, the one that Assemble made it in.',
	},
	{
		displayName: 'Caption Profile',
		name: 'captionProfile',
		type: 'options',
		options: optionsOf(captionProfiles, {
			shorts: 'A few large words at a time, read faster',
			subtitle: 'Two lines of up to 42 characters',
		}),
		default: 'subtitle',
		description: 'How fast captions may be. Left out, as for the formats that the item has videos in.',
	},
	longest('Longest Black', 'longestBlackMs', 500, 'How long the picture may be black'),
	longest('Longest Freeze', 'longestFreezeMs', 2_000, 'How long the picture may stand still; slow motion is no freeze'),
	longest('Longest Silence', 'longestSilenceMs', 2_000, 'How long nothing may be heard'),
	{
		displayName: 'Loudness (LUFS)',
		name: 'integratedLufs',
		type: 'number',
		typeOptions: { minValue: -40, maxValue: -5, numberPrecision: 1 },
		default: -14,
		description: 'Loudness that the video should have',
	},
	{
		displayName: 'Platform',
		name: 'platform',
		type: 'options',
		options: optionsOf(videoPlatforms),
		default: 'shorts',
		description: 'Where the video is to be shown; its shape and length are checked for that',
	},
	priorityField,
	{
		displayName: 'Shorter Side (Pixels)',
		name: 'shortSide',
		type: 'number',
		typeOptions: { minValue: 16, maxValue: 4320 },
		default: 1080,
		description: 'Size that the video should have',
	},
	{
		displayName: 'Sound',
		name: 'sound',
		type: 'boolean',
		default: true,
		description: 'Whether something is to be heard; off, silence is no fault',
	},
	timeoutField,
	{
		displayName: 'True Peak (dBTP)',
		name: 'truePeakDbtp',
		type: 'number',
		typeOptions: { minValue: -9, maxValue: 0, numberPrecision: 1 },
		default: -1,
		description: 'Highest peak that the sound should have',
	},
];

export const scoreFields: INodeProperties[] = [
	assetLocator,
	{
		displayName: 'Minimum Score',
		name: 'minimumScore',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 70,
		description: "Score from which the video counts as passed. Items go on either way; 'passed' says which.",
	},
	sectionField({
		displayName: 'Captions',
		name: 'captions',
		description: 'Caption files to compare with what is heard; without one only the video is rated',
		isRequired: false,
	}),
	waitField,
	productionField,
	optionsField(expectationFields),
];
