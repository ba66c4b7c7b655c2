import type { INodeProperties } from 'n8n-workflow';
import { captionPositions, captionProfiles, captionStyles } from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';

const colourField = (displayName: string, name: string, description: string): INodeProperties => ({
	...{ displayName, name, description },
	type: 'color',
	default: '',
});

/** How the words of the voice stand in the picture and beside it. */
export const captionFields: INodeProperties[] = [
	{
		displayName: 'Burn In Captions',
		name: 'burnIn',
		type: 'boolean',
		default: true,
		description: 'Whether captions are part of the picture; caption files are made in any case',
	},
	colourField(
		'Caption Outline Colour',
		'captionOutlineColour',
		'Of what the letters stand out by: their outline, or the box. Nearly black where it is empty.',
	),
	{
		displayName: 'Caption Position',
		name: 'captionPosition',
		type: 'options',
		options: [
			{ name: 'By the Style', value: 'auto', description: 'In the middle for one word at a time, else at the bottom' },
			...optionsOf(captionPositions),
		],
		default: 'auto',
		description: 'Within the safe area',
	},
	{
		displayName: 'Caption Profile',
		name: 'captionProfile',
		type: 'options',
		options: [
			{ name: 'By the Format', value: 'auto', description: 'Shorts where there is an upright or square format' },
			...optionsOf(captionProfiles, {
				shorts: 'A few large words at a time',
				subtitle: 'Two lines of up to 42 characters',
			}),
		],
		default: 'auto',
	},
	{
		displayName: 'Caption Size',
		name: 'captionSize',
		type: 'number',
		typeOptions: { minValue: 0.5, maxValue: 1.5, numberPrecision: 2 },
		default: 1,
		description: 'Of the letters; 1 is the usual size. Large letters leave room for fewer words at a time.',
	},
	colourField(
		'Caption Spoken Word Colour',
		'captionSpokenColour',
		'Of the word that is being spoken, in the styles Karaoke and Pop. Amber where it is empty.',
	),
	{
		displayName: 'Caption Style',
		name: 'captionStyle',
		type: 'options',
		options: optionsOf(captionStyles, {
			box: 'White letters in a dark box',
			karaoke: 'The word being spoken is lit up',
			plain: 'White letters with an outline',
			pop: 'The word being spoken swells and is lit up',
			word: 'One large word at a time',
		}),
		default: 'karaoke',
	},
	colourField('Caption Text Colour', 'captionTextColour', 'Of the letters; white where it is empty'),
	{
		displayName: 'Caption Tracks',
		name: 'captionTracks',
		type: 'boolean',
		default: false,
		description: 'Whether the captions are also a track in the MP4 that viewers turn on and off',
	},
];
