import type { INodeProperties } from 'n8n-workflow';

/** What is written over the pictures. */
export const overlayFields: INodeProperties[] = [
	{
		displayName: 'Logo (Asset ID)',
		name: 'logoAssetId',
		type: 'string',
		default: '',
		description: 'Picture that lies over the video all the time; what is transparent in it lets the video through',
	},
	{
		displayName: 'Logo Corner',
		name: 'logoCorner',
		type: 'options',
		default: 'top-right',
		options: [
			{ name: 'Bottom Left', value: 'bottom-left' },
			{ name: 'Bottom Right', value: 'bottom-right' },
			{ name: 'Top Left', value: 'top-left' },
			{ name: 'Top Right', value: 'top-right' },
		],
		description: 'Where the logo stands, clear of the captions',
	},
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
		displayName: 'Text Animation',
		name: 'textAnimation',
		type: 'options',
		default: 'fade',
		options: [
			{ name: 'Fade', value: 'fade' },
			{ name: 'None', value: 'none' },
			{ name: 'Pop', value: 'pop', description: 'Grows past its size and back to it' },
			{ name: 'Slide', value: 'slide', description: 'A short way from the nearest side' },
		],
		description: 'How title and lower third come and go',
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
