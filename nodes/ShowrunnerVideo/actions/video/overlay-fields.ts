import type { INodeProperties } from 'n8n-workflow';

/** What is written over the pictures. */
export const overlayFields: INodeProperties[] = [
	{
		displayName: 'Lower Third Name',
		name: 'lowerThirdName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ada Lovelace',
		description: 'Name on a bar near the foot of the picture, shown for five seconds early in the video',
	},
	{
		displayName: 'Lower Third Role',
		name: 'lowerThirdRole',
		type: 'string',
		default: '',
		placeholder: 'e.g. Mathematician',
		description: 'Second line of the bar; shown only where there is a name',
	},
	{
		displayName: 'Progress Bar',
		name: 'progressBar',
		type: 'options',
		default: 'none',
		options: [
			{ name: 'At the Bottom', value: 'bottom' },
			{ name: 'At the Top', value: 'top' },
			{ name: 'None', value: 'none' },
		],
		description: 'A thin bar across the picture that grows until the video ends',
	},
	{
		displayName: 'Progress Bar Colour',
		name: 'progressBarColour',
		type: 'color',
		default: '#ffd23d',
		description: 'Used only where there is a progress bar',
	},
	{
		displayName: 'Title Text',
		name: 'titleText',
		type: 'string',
		default: '',
		placeholder: 'e.g. The Keeper of the Light',
		description: 'Large text over the first three seconds',
	},
	{
		displayName: 'Watermark Text',
		name: 'watermarkText',
		type: 'string',
		default: '',
		placeholder: 'e.g. @showrunner',
		description: 'Small text in the top right corner, all the time',
	},
];
